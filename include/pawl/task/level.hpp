// One level of an executor: a loop, and the tasks that were spawned there.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/chain.hpp>
#include <pawl/task/executor_core.hpp>
#include <pawl/task/promise.hpp>
#include <pawl/wait/inbox.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/place.hpp>
#include <pawl/wait/pulse.hpp>

#include <coroutine>

namespace pawl::inline PAWL_PORT::tasks {

/// An inbox for as long as this lives.
class taken_inbox {
public:
    taken_inbox() : it_{take()} {}
    taken_inbox(const taken_inbox&) = delete;
    taken_inbox& operator=(const taken_inbox&) = delete;
    ~taken_inbox() { it_->give(); }
    [[nodiscard]] wait::inbox* get() const noexcept { return it_; }

private:
    static wait::inbox* take() {
        // From the first one: those can be told of words.
        for (wait::inbox& each : wait::inboxes)
            if (each.try_take()) return &each;
        misuse("pawl: more levels of executors, and threads with coroutines, than port::most_loops at one time");
    }
    wait::inbox* it_;
};

class level final : public keeper {
public:
    level() { loop_.reach_through(*box_.get()); }
    level(const level&) = delete;
    level& operator=(const level&) = delete;
    /// Those that never began go.
    ~level() {
        loop_.clear([](const wait::ready_node& one) { one.coroutine.destroy(); });
        loop_.reach_no_more();
    }

    void belongs_to(executor_core& core) noexcept { core_ = &core; }
    /// Null: nobody is told that it goes round.
    void beats_for(wait::pulse* told) noexcept { pulse_ = told; }
    [[nodiscard]] wait::pulse* pulse() const noexcept { return pulse_; }
    [[nodiscard]] wait::inbox* box() const noexcept { return box_.get(); }
    [[nodiscard]] wait::loop& loop() noexcept { return loop_; }

    /// It begins here, as a task of this level. From anywhere; lock-free but for the kernel's wake-up. It was counted.
    template <class Promise>
    void take(std::coroutine_handle<Promise> first) noexcept {
        first.promise().kept_by(*this, first);
        post(first.promise().node());
    }
    /// It goes on here. From anywhere.
    void post(wait::ready_node& one) noexcept {
        loop_.post(one);
    }

private:
    void begins(chain& one) noexcept override {
        loop_.guests().add(one);
        if (is_stopping()) one.stop();
    }
    [[nodiscard]] std::coroutine_handle<> ended(promise_base& first) noexcept override {
        if (&wait::loop::here() != &loop_)
            misuse_in_destructor("pawl: a task of an executor was resumed on another thread, by what it awaited");
        loop_.guests().remove(first.own_chain());
        if (first.failed()) core_->fail(first.failed());
        first.node().coroutine.destroy();
        core_->one_less();
        return std::noop_coroutine();
    }
    [[nodiscard]] bool is_stopping() const noexcept override { return core_->is_stopping(); }

    taken_inbox box_;
    wait::loop loop_;
    executor_core* core_ = nullptr;
    wait::pulse* pulse_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::tasks
