// The task: a coroutine whose frame stands where its parameters say.
#pragma once

#include <pawl/error.hpp>
#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/awaitable.hpp>
#include <pawl/task/frame.hpp>
#include <pawl/task/lambda.hpp>
#include <pawl/task/promise.hpp>
#include <pawl/wait/transfer.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <source_location>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// A coroutine that begins when it is awaited, spawned or given to block_on, and then runs once. T: what it returns; an
/// object, a reference or void.
///
///     pawl::task<int> blink(pawl::static_frame<200>&, led& l) { ... co_await pawl::sleep_for(10ms); ... co_return 1; }
///
/// One of its parameters says where its frame stands (static_frame, frame_pool, program_heap); nothing else is allocated.
/// What refers to something refers to it for as long as the task lives: parameters too. A lambda that captures is refused,
/// since what it captured would be gone.
///
/// A task that is dropped before it has begun never runs; its parameters are destroyed. One that was begun ends before it
/// goes, since whoever awaits it or spawned it keeps it until then.
///
/// An exception goes to who awaits the task; of a spawned one to its executor's run(), or its scope's join().
template <class T = void>
class [[nodiscard("a task that is neither awaited nor spawned never runs")]] task {
public:
    using promise_type = tasks::promise<T>;
    using value_type = T;

    task(task && other) noexcept : bits_{std::exchange(other.bits_, 0)} {}
    task& operator=(task&& other) noexcept {
        task{std::move(other)}.swap(*this);
        return *this;
    }
    ~task() {
        if (is_there()) handle().destroy();
    }
    void swap(task & other) noexcept { std::swap(bits_, other.bits_); }

    /// Why there is no task: too_large, the frame did not fit; too_many, another task stands there; no_memory; moved_from.
    [[nodiscard]] std::optional<errc> refused() const noexcept {
        if (is_there()) return std::nullopt;
        return bits_ == 0 ? errc::moved_from : static_cast<errc>(bits_ >> 1 & 0xff);
    }
    /// How many bytes its frame takes; of a refused one, how many it would take.
    [[nodiscard]] std::size_t frame_size() const noexcept {
        return is_there() ? tasks::frame_header::of(reinterpret_cast<void*>(bits_)).size() : bits_ >> 9;
    }

    /// Its end, once: what it returned. Starts it. Of a refused task: misuse (std::invalid_argument, or the program's end).
    /// The coroutine that awaits it is stopped by whoever stops the task that it is part of, and this task with it.
    [[nodiscard]] auto operator co_await()&& {
        refuse_if_not_there();
        return awaiter{handle()};
    }

    /// For who keeps it. The frame is the caller's from now on.
    [[nodiscard]] std::coroutine_handle<promise_type> release() noexcept {
        const auto mine = handle();
        bits_ = 0;
        return mine;
    }
    [[nodiscard]] std::coroutine_handle<promise_type> handle() const noexcept {
        return std::coroutine_handle<promise_type>::from_address(reinterpret_cast<void*>(bits_));
    }
    void refuse_if_not_there() const {
        if (!is_there() || handle().done()) [[unlikely]]
            misuse(reason());
    }

private:
    friend promise_type;
    class awaiter {
    public:
        explicit awaiter(std::coroutine_handle<promise_type> of) noexcept : of_{of} {}
        [[nodiscard]] bool await_ready() const noexcept { return false; }
        template <class Promise>
        [[gnu::always_inline]] auto await_suspend(std::coroutine_handle<Promise> by) const noexcept {
            if constexpr (std::derived_from<Promise, tasks::promise_base>)
                of_.promise().awaited_by(by, by.promise().in_chain());
            else
                of_.promise().awaited_by(by, nullptr);
            return wait::go_on_with(of_);
        }
        T await_resume() const { return of_.promise().take(); }

    private:
        std::coroutine_handle<promise_type> of_;
    };

    explicit task(std::coroutine_handle<promise_type> frame) noexcept
        : bits_{reinterpret_cast<std::uintptr_t>(frame.address())} {}
    explicit task(tasks::refused_frame why) noexcept
        : bits_{static_cast<std::uintptr_t>(why.size) << 9 | static_cast<std::uintptr_t>(why.why) << 1 | 1} {}

    [[nodiscard]] bool is_there() const noexcept { return bits_ != 0 && (bits_ & 1) == 0; }
    [[nodiscard]] const char* reason() const noexcept {
        switch (refused().value_or(errc::moved_from)) {
            case errc::too_large: return "pawl: a task's frame is larger than the place it was given";
            case errc::too_many: return "pawl: a task was to stand where another one stands";
            case errc::no_memory: return "pawl: there was no memory for a task's frame";
            default: return "pawl: this task was awaited before, or moved elsewhere";
        }
    }

    std::uintptr_t bits_;  // a frame; or odd: its size and why it was refused
};

namespace tasks {
template <class T>
task<T> promise<T>::get_return_object(std::source_location at) noexcept {
    if (trace::is_on()) [[unlikely]]
        trace::remember(&own_chain(), at);
    return task<T>{std::coroutine_handle<promise>::from_promise(*this)};
}
template <class T>
task<T> promise<T>::get_return_object_on_allocation_failure() noexcept {
    return task<T>{port::of_this_thread<refused_frame>};
}
inline task<void> promise<void>::get_return_object(std::source_location at) noexcept {
    if (trace::is_on()) [[unlikely]]
        trace::remember(&own_chain(), at);
    return task<void>{std::coroutine_handle<promise>::from_promise(*this)};
}
inline task<void> promise<void>::get_return_object_on_allocation_failure() noexcept {
    return task<void>{port::of_this_thread<refused_frame>};
}
}  // namespace tasks

}  // namespace pawl::inline PAWL_PORT

template <class T, class... Parameters>
struct std::coroutine_traits<pawl::task<T>, Parameters...> {
    using promise_type = typename pawl::tasks::promise_for<pawl::tasks::promise<T>, Parameters...>::type;
};
