// Presses buttons at the times of a script, on a thread of its own.
#pragma once

#include <pawl/channel/oneshot.hpp>
#include <pawl/task/thread.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <utility>

#include "apps/tablet/presses.hpp"
#include "apps/tablet/script.hpp"

namespace tablet {

class script_player {
public:
    /// Begins at once. What is refused is pressed no more. how: of the thread that presses.
    script_player(script all, presses::taker into, const pawl::thread_settings& how) {
        auto [stop, stopped] = pawl::oneshot<bool>();
        stop_ = std::move(stop);
        thread_ = pawl::thread{how, [this, all = std::move(all), into = std::move(into),
                                     stopped = std::move(stopped)]() mutable { run(all, into, stopped); }};
    }
    ~script_player() { stop_ = {}; }  // closes it; the thread is joined
    script_player(const script_player&) = delete;
    script_player& operator=(const script_player&) = delete;

    [[nodiscard]] std::uint64_t refused() const noexcept { return refused_.load(std::memory_order_relaxed); }
    /// Lets it run before threads of lower priorities: it may stand in the middle of a press that others wait for.
    void let_it_finish(int priority) {
        if (const std::uint32_t number = number_.load(std::memory_order_acquire))
            static_cast<void>(pawl::port::run_task_at(number, {}, priority));
    }
    [[nodiscard]] bool is_over() const noexcept { return over_.load(std::memory_order_acquire); }

private:
    void run(const script& all, const presses::taker& into, const auto& stopped) {
        number_.store(pawl::port::task_number(), std::memory_order_release);
        presses mine{source::script, into};
        const auto begin = std::chrono::steady_clock::now();
        for (const scripted_press& each : all) {
            const auto told = stopped.recv_until(begin + each.at);
            if (told || told.error() == pawl::errc::closed) break;
            static_cast<void>(mine.press(each.what, each.how, each.value));
            refused_.store(mine.refused(), std::memory_order_relaxed);
        }
        over_.store(true, std::memory_order_release);
    }

    std::atomic<std::uint64_t> refused_{0};
    std::atomic<bool> over_{false};
    std::atomic<std::uint32_t> number_{0};  // of the thread
    pawl::oneshot_sender<bool> stop_;
    pawl::thread thread_;
};

}  // namespace tablet
