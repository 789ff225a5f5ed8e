// What stands in the frame of every task.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/awaitable.hpp>
#include <pawl/task/cancelled_with_chain.hpp>
#include <pawl/task/chain.hpp>
#include <pawl/task/failure.hpp>
#include <pawl/task/frame.hpp>
#include <pawl/task/of_this_task.hpp>
#include <pawl/task/outcome.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/ready.hpp>
#include <pawl/wait/transfer.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <source_location>
#include <type_traits>
#include <utility>

namespace pawl {
inline namespace PAWL_PORT {
template <class T>
class task;
}
}  // namespace pawl

namespace pawl::inline PAWL_PORT::tasks {

class promise_base {
public:
    promise_base() = default;
    promise_base(const promise_base&) = delete;
    promise_base& operator=(const promise_base&) = delete;

    template <class... Arguments>
    [[gnu::always_inline]] static void* operator new(std::size_t size, Arguments&... arguments) noexcept {
        return take_frame(size, arguments...);
    }
    static void operator delete(void* frame) noexcept { frame_header::of(frame).give_back(); }

    [[nodiscard]] auto initial_suspend() noexcept {
        class first {
        public:
            explicit first(promise_base& of) noexcept : of_{&of} {}
            [[nodiscard]] bool await_ready() const noexcept { return false; }
            void await_suspend(std::coroutine_handle<>) const noexcept {}
            void await_resume() const noexcept { of_->begins(); }

        private:
            promise_base* of_;
        };
        return first{*this};
    }
    [[nodiscard]] auto final_suspend() noexcept {
        class last {
        public:
            explicit last(promise_base& of) noexcept : of_{&of} {}
            [[nodiscard]] bool await_ready() const noexcept { return false; }
            // The frame may be gone when this returns.
            [[gnu::always_inline]] auto await_suspend(std::coroutine_handle<>) const noexcept {
                return wait::go_on_with(of_->ends());
            }
            void await_resume() const noexcept {}

        private:
            promise_base* of_;
        };
        return last{*this};
    }
    void unhandled_exception() noexcept { failure_.keep_current(); }

    /// Each wait ends when the task is to stop, if it can.
    template <class Awaitable>
    [[nodiscard]] auto await_transform(Awaitable&& what) {
        using awaited = std::remove_cvref_t<Awaitable>;
        static_assert(asks_its_task<awaited> || awaitable<Awaitable&&>,
                      "pawl: this cannot be awaited; a task is awaited as an rvalue: co_await std::move(task)");
        using awaiter = awaiter_type<Awaitable&&>;
        if constexpr (asks_its_task<awaited>)
            return std::forward<Awaitable>(what).of(*chain_);
        else if constexpr (cancellable<std::remove_reference_t<awaiter>>)
            return cancelled_with_chain<awaiter>{std::forward<Awaitable>(what), *chain_};
        else
            return forwarded<awaiter>{std::forward<Awaitable>(what)};
    }

    /// As a part of another task: that one goes on when it ends, and it is stopped with it.
    void awaited_by(std::coroutine_handle<> other, chain* others) noexcept {
        node_.coroutine = other;
        if (others) chain_ = others;
    }
    /// As the first of a chain.
    void kept_by(keeper& by, std::coroutine_handle<> self) noexcept {
        own_.keep(by);
        node_.coroutine = self;
        trace::tell_of(trace::traced::spawned, &own_);
    }
    [[nodiscard]] wait::ready_node& node() noexcept { return node_; }
    [[nodiscard]] chain& own_chain() noexcept { return own_; }
    [[nodiscard]] chain* in_chain() noexcept { return chain_; }
    [[nodiscard]] failure& failed() noexcept { return failure_; }

private:
    void begins() noexcept {
        if (chain_ == &own_) trace::tell_of(trace::traced::begins, &own_);
        if (!own_.is_kept()) return;
        own_.kept_by().begins(own_);
    }
    [[nodiscard]] std::coroutine_handle<> ends() noexcept {
        if (chain_ == &own_) trace::tell_of(trace::traced::ended, &own_);
        if (!own_.is_kept()) return node_.coroutine;
        return own_.kept_by().ended(*this);
    }

    wait::ready_node node_;  // who goes on at its end; before it begins as the first of a chain, itself
    chain* chain_ = &own_;
    chain own_;
    failure failure_;
};

template <class T>
class promise : public promise_base {
public:
    /// The place is the coroutine's.
    [[nodiscard]] task<T> get_return_object(std::source_location at = std::source_location::current()) noexcept;
    [[nodiscard]] static task<T> get_return_object_on_allocation_failure() noexcept;

    template <class Value = T>
    requires std::constructible_from<typename kept_value<T>::type, Value &&> void return_value(Value&& value) {
        value_.set(std::forward<Value>(value));
    }

    [[nodiscard]] kept_value<T>& value() noexcept { return value_; }
    decltype(auto) take() {
        failed().rethrow();
        return value_.take();
    }

private:
    kept_value<T> value_;
};

template <>
class promise<void> : public promise_base {
public:
    [[nodiscard]] task<void> get_return_object(std::source_location at = std::source_location::current()) noexcept;
    [[nodiscard]] static task<void> get_return_object_on_allocation_failure() noexcept;
    void return_void() const noexcept {}
    void take() { failed().rethrow(); }
};

}  // namespace pawl::inline PAWL_PORT::tasks
