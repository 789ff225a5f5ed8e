// How many tasks an executor has, whether it was stopped, and when it is over. The part that does not depend on its levels.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/failure.hpp>
#include <pawl/wait/inbox.hpp>
#include <pawl/wait/loop.hpp>

#include <atomic>
#include <cstdint>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::tasks {

/// One word says both how many tasks have not ended and whether the executor was stopped, so that a task is either counted
/// before that or refused after it.
class executor_core {
public:
    explicit executor_core(std::span<wait::inbox* const> levels) noexcept : levels_{levels} {}
    executor_core(const executor_core&) = delete;
    executor_core& operator=(const executor_core&) = delete;

    /// One more task. False: it was stopped. Wait-free; from anywhere.
    [[nodiscard]] bool one_more() noexcept {
        if ((tasks_.fetch_add(one, std::memory_order_seq_cst) & stopped) == 0) return true;
        one_less();
        return false;
    }
    void one_less() noexcept {
        const std::uint32_t left = tasks_.fetch_sub(one, std::memory_order_seq_cst) - one;
        if (left == stopped || (left == 0 && !serves_)) end();
    }
    [[nodiscard]] std::size_t count() const noexcept { return tasks_.load(std::memory_order_relaxed) / one; }
    [[nodiscard]] bool is_stopping() const noexcept { return tasks_.load(std::memory_order_seq_cst) & stopped; }

    void stop() noexcept PAWL_NONBLOCKING {
        const std::uint32_t before = tasks_.fetch_or(stopped, std::memory_order_seq_cst);
        if (before & stopped) return;
        if (before == 0)
            end();
        else
            ask_all();
    }
    /// The first one is kept.
    void fail(failure& why) noexcept {
        if (!failed_.exchange(true, std::memory_order_relaxed)) why_ = std::move(why);
        stop();
    }

    /// Makes all levels ask their tasks whether they are to stop. From anywhere.
    void ask_all() const noexcept PAWL_NONBLOCKING {
        for (wait::inbox* const each : levels_) each->ask();
    }

    /// Before the levels run. False: there is nothing to do.
    [[nodiscard]] bool begin(bool serves) noexcept {
        serves_ = serves;
        // seq_cst: otherwise a stop after the look at tasks_ could say that it is over before this line says that it is not
        // (scenario executor_end_overwritten).
        over_.store(0, std::memory_order_seq_cst);
        const std::uint32_t now = tasks_.load(std::memory_order_seq_cst);
        return now >= one || (serves && now != stopped);
    }
    [[nodiscard]] const port::word& over() const noexcept { return over_; }
    /// After they did.
    void finish() {
        if (failed_.exchange(false, std::memory_order_relaxed)) std::exchange(why_, {}).rethrow();
    }

private:
    static constexpr std::uint32_t stopped = 1, one = 2;

    void end() noexcept PAWL_NONBLOCKING {
        over_.store(1, std::memory_order_seq_cst);
        ask_all();
    }

    port::word tasks_{0};
    port::word over_{0};
    std::span<wait::inbox* const> levels_;
    std::atomic<bool> failed_{false};
    bool serves_ = false;
    failure why_;
};

}  // namespace pawl::inline PAWL_PORT::tasks
