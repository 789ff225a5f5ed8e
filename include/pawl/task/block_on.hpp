// Runs one awaitable to its end on this thread, and with it every coroutine that waits here.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/awaitable.hpp>
#include <pawl/task/outcome.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/transfer.hpp>

#include <atomic>
#include <coroutine>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace tasks {
/// Stands on the stack of block_on, and outlives the coroutine below.
template <class Result>
struct main_state {
    port::word over{0};
    wait::loop& from = wait::loop::here();
    tasks::outcome<Result> outcome;

    void end() noexcept {
        // Once over is written, block_on may return and take this object with it.
        const bool elsewhere = &wait::loop::here() != &from;
        // release: the outcome.
        over.store(1, std::memory_order_release);
        if (elsewhere) port::wake_all(over);  // an address for the kernel; at worst somebody else looks once in vain
    }
};

/// The coroutine that awaits what block_on was given.
template <class Result>
class main_coroutine {
public:
    struct promise_type {
        main_state<Result>& state;

        promise_type(auto&, main_state<Result>& s) noexcept : state{s} {}
        main_coroutine get_return_object() noexcept {
            return main_coroutine{std::coroutine_handle<promise_type>::from_promise(*this)};
        }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        auto final_suspend() const noexcept {
            struct last {
                bool await_ready() const noexcept { return false; }
                void await_suspend(std::coroutine_handle<promise_type> handle) const noexcept {
                    handle.promise().state.end();
                }
                void await_resume() const noexcept {}
            };
            return last{};
        }
        void unhandled_exception() noexcept { state.outcome.fail_with_current(); }
        void return_void() const noexcept {}
    };

    explicit main_coroutine(std::coroutine_handle<promise_type> handle) noexcept : handle_{handle} {}
    main_coroutine(const main_coroutine&) = delete;
    main_coroutine& operator=(const main_coroutine&) = delete;
    ~main_coroutine() { handle_.destroy(); }

    void start() const { wait::resume(handle_); }

private:
    std::coroutine_handle<promise_type> handle_;
};

// Kept: the reference that co_await is to see. By a cast, since GCC 12 copies what a function says is an lvalue.
template <class Kept, class Awaitable, class Result>
main_coroutine<Result> await_into(Awaitable& awaitable, main_state<Result>& state) {
    if constexpr (std::is_void_v<Result>) {
        co_await static_cast<Kept>(awaitable);
    } else {
        decltype(auto) result = co_await static_cast<Kept>(awaitable);
        state.outcome.set(std::forward<Result>(result));
    }
}
}  // namespace tasks

/// Runs an awaitable (a coroutine object that can be awaited, async_recv() ...) to its end and returns what co_await gives; an
/// exception comes out of it. Whatever else waits on this thread makes progress meanwhile: coroutines that were started
/// inside, and those that an earlier call left waiting. Sleeps when nothing can go on. May be nested.
///
/// Blocks. One allocation. Not for interrupts. An exception that a coroutine lets out of resume() comes out here as well. Inside
/// a task of an executor it is refused (std::invalid_argument, or the program's end): the level would stand still.
template <class Awaitable>
requires tasks::awaitable<Awaitable>
auto block_on(Awaitable&& awaitable) -> typename tasks::outcome<tasks::await_result<Awaitable>>::type {
    using result = tasks::await_result<Awaitable>;
    if (port::of_this_thread<wait::loop_in_charge>.it) [[unlikely]]
        misuse("pawl: block_on was called inside a task of an executor, whose level would stand still. Use co_await");
    tasks::main_state<result> state;
    {
        const auto main = tasks::await_into<Awaitable&&>(awaitable, state);
        state.from.run_until(state.over, [&] { main.start(); });
    }
    return state.outcome.take();
}

}  // namespace pawl::inline PAWL_PORT
