// A computation lets others have a turn.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/chain.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/ready.hpp>
#include <pawl/wait/told_wait.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <coroutine>

namespace pawl::inline PAWL_PORT {

namespace tasks {
class [[nodiscard("it is to be awaited")]] yielding {
public:
    class awaiter : wait::ready_node {
    public:
        explicit awaiter(const chain* in) noexcept : in_{in} {}
        awaiter(const awaiter&) = delete;
        awaiter& operator=(const awaiter&) = delete;
        [[gnu::always_inline]] ~awaiter() {
            if (at_) at_->forget(*this);
        }
        [[nodiscard]] bool await_ready() const noexcept { return false; }
        [[nodiscard]] bool await_suspend(std::coroutine_handle<> by) noexcept(!wait::refuses_held_locks) {
            wait::loop& here = wait::loop::here();
            if (!here.runs()) return false;
            here.refuse_held_locks();
            at_ = &here;
            coroutine = by;
            if (trace::is_on()) [[unlikely]]
                tell_that_it_waits();
            here.go_on(*this);
            return true;
        }
        bool await_resume() noexcept {
            if (trace::is_on()) [[unlikely]]
                tell_that_it_goes_on();
            at_ = nullptr;
            return !in_ || !in_->is_stopping();
        }

    private:
        [[gnu::cold, gnu::noinline]] void tell_that_it_waits() const noexcept {
            if (in_) wait::tell_of_wait(in_, {trace::reason::yield});
        }
        [[gnu::cold, gnu::noinline]] void tell_that_it_goes_on() const noexcept {
            if (at_ && in_) trace::tell(trace::traced::goes_on, in_, nullptr, {}, nullptr, 0);
        }

        const chain* in_;
        wait::loop* at_ = nullptr;
    };
    [[nodiscard]] awaiter of(const chain& in) const noexcept { return awaiter{&in}; }
    [[nodiscard]] awaiter operator co_await() const noexcept { return awaiter{nullptr}; }
};
}  // namespace tasks

/// co_await: all others of this level that can go on do so first, and those whose time has come. Gives false where the task
/// is to stop. Where no loop runs on this thread it does nothing. Never allocates; about as long as two function calls.
/// Nothing can be lost.
[[nodiscard]] inline tasks::yielding yield() noexcept { return {}; }

}  // namespace pawl::inline PAWL_PORT
