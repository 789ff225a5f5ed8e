// A task with a thread of its own, whose end others wait for.
#pragma once

#include <pawl/lock/refusal.hpp>
#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/circle.hpp>
#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/this_task.hpp>

#include <concepts>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <source_location>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// A std::thread with a name, whose join() is refused where it would never return: a thread that joins itself, two that join
/// each other, one that joins a thread which waits for a lock that it holds. Movable. Its end waits for the thread.
class thread {
public:
    /// Belongs to no thread.
    thread() noexcept = default;
    /// Begins a thread that runs body() to its end. name is copied, cut to port::most_name - 1 bytes. Allocates. Throws
    /// std::system_error where no thread can be had. What body throws ends the program.
    template <class Body>
    requires std::invocable < std::decay_t<Body>
    & > explicit thread(const char* name, Body&& body)
        : begun_{std::make_shared<beginning>()},
    thread_{[begun = begun_, called = std::string{name}, body = std::forward<Body>(body)]() mutable {
        begun->tell(called.c_str());
        body();
    }} {}
    thread(thread&&) noexcept = default;
    thread& operator=(thread&& other) noexcept {
        thread{std::move(other)}.swap(*this);
        return *this;
    }
    /// Joins. Where that would never return the program ends, with the report (on_deadlock).
    ~thread() {
        if (!joinable()) return;
        if (const auto joined = join_or_report(); !joined) on_deadlock(joined.error());
    }

    /// Waits until the thread has ended. Throws deadlock_error where it never would, invalid_argument where there is none.
    void join(std::source_location at = std::source_location::current()) {
        if (const auto joined = join_or_report(at); !joined) lock::refuse(joined.error());
    }
    /// The same with the refusal as a value (errc::deadlock). The thread can be joined later.
    [[nodiscard]] std::expected<void, deadlock> join_or_report(
        std::source_location at = std::source_location::current()) {
        if (!joinable()) misuse("pawl::thread: there is no thread to join");
        if (std::optional<deadlock> refused = wait_for_its_end({at, {}})) return std::unexpected(*refused);
        begun_.reset();
        return {};
    }
    /// It has a thread that nobody has joined.
    [[nodiscard]] bool joinable() const noexcept { return thread_.joinable(); }
    void swap(thread& other) noexcept {
        std::swap(begun_, other.begun_);
        std::swap(thread_, other.thread_);
    }

private:
    // What a thread says when it begins: which record is its own, and which of that record's lives.
    class beginning {
    public:
        void tell(const char* name) noexcept {
            port::name_this_task(name);
            record_ = watch::this_task();
            if (record_) life_ = record_->lives().load(std::memory_order_relaxed);
            said_.store(1, std::memory_order_release);  // release: both
            port::wake_all(said_);
        }
        [[nodiscard]] watch::task_record* wait() const noexcept {
            while (said_.load(std::memory_order_acquire) == 0) port::wait(said_, 0, port::clock::time_point::max());
            return record_;
        }
        [[nodiscard]] std::uint32_t life() const noexcept { return life_; }

    private:
        port::word said_{0};
        watch::task_record* record_ = nullptr;
        std::uint32_t life_ = 0;
    };

    std::optional<deadlock> wait_for_its_end(const watch::call_site& at) {
        watch::task_record* const me = watch::this_task();
        const watch::task_record* const other = begun_->wait();
        std::optional<deadlock> refused;
        if (me && other) {
            me->begin_wait(watch::waits_to::join, other, nullptr, at, port::clock::time_point::max(),
                           {&other->lives(), begun_->life()});
            const bool never = watch::closes_a_circle(*me, [&](const auto&... step) {
                if (!refused) refused.emplace(errc::deadlock, nullptr, at);
                refused->add(step...);
            });
            if (!never) {
                refused.reset();
                thread_.join();
            }
            me->end_wait();
        } else
            thread_.join();
        return refused;
    }

    std::shared_ptr<beginning> begun_;
    std::thread thread_;
};

}  // namespace pawl::inline PAWL_PORT
