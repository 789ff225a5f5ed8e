// Tasks that run beside their starter and end before it goes on.
#pragma once

#include <pawl/error.hpp>
#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/chain.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/failure.hpp>
#include <pawl/task/promise.hpp>
#include <pawl/task/scope_elsewhere.hpp>
#include <pawl/task/stop_token.hpp>
#include <pawl/task/task.hpp>
#include <pawl/wait/guest.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/told_wait.hpp>

#include <coroutine>
#include <cstddef>
#include <expected>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// A scope ends when its tasks have ended: whoever made it awaits join() before it goes. It belongs to the level, or to
/// the block_on, in whose coroutine it was made; spawn(), join() and stop() are for coroutines of that level.
///
///     pawl::scope s;
///     s.spawn(left(frames, a));
///     s.spawn<1>(ex, right(frames, b));
///     co_await s.join();
///
/// Errors travel: the first exception out of a task stops the others, and join() throws it when all have ended.
/// Cancellation travels: who is stopped in join() stops the scope's tasks, and goes on when they have ended. Never allocates.
class scope final : tasks::keeper {
public:
    scope() : home_{wait::loop::here()} {}
    /// The scope's tasks are stopped when the token's source says so.
    explicit scope(stop_token token) : scope() { listens_.to(token, home_); }
    scope(const scope&) = delete;
    scope& operator=(const scope&) = delete;
    /// With tasks that have not ended, by an exception before join() say, the program ends and says so: they may refer to
    /// what stands beside the scope.
    ~scope() {
        if (here_ != 0 || elsewhere_.has_some())
            misuse_in_destructor("pawl: a scope was destroyed while its tasks run; co_await its join() before");
    }

    /// The task begins on this level when those before it have gone on. misuse(): it was refused a frame; it is not this
    /// scope's level; join() waits only for tasks on other levels by now.
    template <class T>
    void spawn(task<T> what) {
        may_spawn(what);
        const auto first = what.release();
        first.promise().kept_by(*this, first);
        ++here_;
        home_.go_on(first.promise().node());
    }
    /// The same on a level of an executor. All tasks of a scope that run on other levels do so on one executor, which must
    /// run. misuse(), too, where that was stopped.
    template <std::size_t Level, std::size_t Levels, class T>
    void spawn(executor<Levels>& on, task<T> what) {
        static_assert(Level < Levels, "pawl: the executor has no such level");
        may_spawn(what);
        if (!elsewhere_.one_more(on.core(), home_)) misuse("pawl: a task was spawned on an executor that was stopped");
        const auto first = what.release();
        first.promise().kept_by(elsewhere_, first);
        on.at(Level).post(first.promise().node());
    }
    /// Asks all its tasks to stop, and those that come. They have not ended when this returns. From its level.
    void stop() noexcept {
        if (!elsewhere_.stop()) return;
        children_.look();
    }

    class [[nodiscard("it is to be awaited")]] joining {
    public:
        explicit joining(scope & of) noexcept : of_{&of} {}
        void cancel() noexcept {
            cancelled_ = true;
            of_->stop();
        }
        [[nodiscard]] wait::told_wait told() const noexcept { return {trace::reason::tasks, of_}; }
        [[nodiscard]] bool await_ready() const noexcept { return of_->here_ == 0 && !of_->elsewhere_.has_some(); }
        [[nodiscard]] bool await_suspend(std::coroutine_handle<> by) {
            if (!of_->home_.runs() || of_->joiner_.coroutine)
                misuse("pawl: a scope is joined by one coroutine of its level");
            of_->joiner_.coroutine = by;
            if (!of_->is_over()) return true;
            of_->joiner_.coroutine = nullptr;
            return false;
        }
        std::expected<void, errc> await_resume() {
            of_->joiner_.coroutine = nullptr;
            of_->elsewhere_.joined();
            of_->elsewhere_.failed().rethrow();
            if (cancelled_) return std::unexpected(errc::cancelled);
            return {};
        }

    private:
        scope* of_;
        bool cancelled_ = false;
    };
    /// co_await: goes on when all its tasks have ended; throws the first exception that left one. Gives std::expected<void,
    /// errc>: errc::cancelled, where the task that joins was stopped meanwhile: its tasks were stopped, and have ended.
    [[nodiscard]] joining join() noexcept { return joining{*this}; }

private:
    friend class tasks::scope_elsewhere;

    template <class T>
    void may_spawn(const task<T>& what) const {
        what.refuse_if_not_there();
        if (&wait::loop::here() != &home_) misuse("pawl: a scope's tasks are spawned from its own level");
        if (elsewhere_.is_ending()) misuse("pawl: a task was spawned in a scope that is ending");
    }
    // From the time when none is left here, the last one elsewhere makes the joiner go on.
    [[nodiscard]] bool is_over() noexcept { return here_ == 0 && elsewhere_.is_over(joiner_); }

    void begins(tasks::chain& one) noexcept override {
        children_.add(one);
        if (is_stopping()) one.stop();
    }
    [[nodiscard]] std::coroutine_handle<> ended(tasks::promise_base& first) noexcept override {
        children_.remove(first.own_chain());
        if (first.failed() && elsewhere_.fail(first.failed())) stop();
        first.node().coroutine.destroy();
        --here_;
        return joiner_.coroutine && is_over() ? joiner_.coroutine : std::noop_coroutine();
    }
    [[nodiscard]] bool is_stopping() const noexcept override { return elsewhere_.is_asked(); }

    wait::loop& home_;
    wait::guest_list children_;
    std::size_t here_ = 0;
    wait::ready_node joiner_;
    tasks::scope_elsewhere elsewhere_{children_};
    tasks::stops_scope listens_{*this};
};

inline void tasks::stops_scope::look() noexcept {
    if (token_.stop_requested()) which_->stop();
}

}  // namespace pawl::inline PAWL_PORT
