// How any awaitable that can be cancelled comes to be cancelled with the task that awaits it.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/awaitable.hpp>
#include <pawl/task/chain.hpp>
#include <pawl/wait/told_wait.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <coroutine>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::tasks {

template <class T>
concept cancellable = requires(T& t) {
    { t.cancel() }
    noexcept;
};

/// What co_await makes of an object: an awaiter of its own, or the object itself.
template <class Awaitable>
using awaiter_type = decltype(detail::awaiter_of(std::declval<Awaitable>()));

/// Forwards to an awaiter, and hands cancel() to the chain while it waits. Its destructor does nothing: a frame that is
/// destroyed takes its chain along. A constructor and trivial members, since GCC 12 destroys aggregates twice.
template <class Awaiter>
class cancelled_with_chain final : leaf {
public:
    template <class Awaitable>
    cancelled_with_chain(Awaitable&& awaitable, chain& in)
        : awaiter_{detail::awaiter_of(std::forward<Awaitable>(awaitable))}, in_{&in} {}

    [[nodiscard]] bool await_ready() {
        if (in_->is_stopping()) awaiter_.cancel();
        return awaiter_.await_ready();
    }
    template <class Promise>
    auto await_suspend(std::coroutine_handle<Promise> handle) {
        in_->waits_in(*this);
        // Before: it may go on at once.
        if (trace::is_on()) [[unlikely]]
            wait::tell_of_wait(in_, wait::told_by(awaiter_));
        return awaiter_.await_suspend(handle);
    }
    decltype(auto) await_resume() {
        if (trace::is_on()) [[unlikely]]
            if (in_->is_waiting()) trace::tell(trace::traced::goes_on, in_, nullptr, {}, nullptr, 0);
        in_->goes_on();
        return awaiter_.await_resume();
    }

private:
    void cancel() noexcept override { awaiter_.cancel(); }

    Awaiter awaiter_;  // a reference, where the awaitable is its own awaiter
    chain* in_;
};

/// The same for what cannot be cancelled: by reference.
template <class Awaiter>
class forwarded {
public:
    template <class Awaitable>
    explicit forwarded(Awaitable&& awaitable) : awaiter_{detail::awaiter_of(std::forward<Awaitable>(awaitable))} {}
    [[nodiscard]] bool await_ready() { return awaiter_.await_ready(); }
    template <class Promise>
    auto await_suspend(std::coroutine_handle<Promise> handle) {
        return awaiter_.await_suspend(handle);
    }
    decltype(auto) await_resume() { return awaiter_.await_resume(); }

private:
    Awaiter awaiter_;
};

}  // namespace pawl::inline PAWL_PORT::tasks
