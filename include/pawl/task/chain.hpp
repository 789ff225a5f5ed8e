// A task that was spawned, with those that it awaits, one behind the other: what is stopped as one, and ends as one.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/guest.hpp>

#include <coroutine>

namespace pawl::inline PAWL_PORT::tasks {

class chain;
class promise_base;

/// The wait in which a chain stands. In the awaiter.
class leaf {
public:
    /// Ends the wait: the coroutine goes on soon, and is told so. Resumes nobody by itself.
    virtual void cancel() noexcept = 0;

protected:
    leaf() = default;
    leaf(const leaf&) = default;
    leaf& operator=(const leaf&) = default;
    ~leaf() = default;
};

/// Who started a chain: a level of an executor, a scope, when_all.
class keeper {
public:
    /// The chain runs for the first time, on its loop's thread.
    virtual void begins(chain& one) noexcept = 0;
    /// Its first task has ended. What goes on now; its frame is the keeper's.
    [[nodiscard]] virtual std::coroutine_handle<> ended(promise_base& one) noexcept = 0;
    /// All that it keeps is to stop.
    [[nodiscard]] virtual bool is_stopping() const noexcept = 0;

protected:
    keeper() = default;
    keeper(const keeper&) = default;
    keeper& operator=(const keeper&) = default;
    ~keeper() = default;
};

/// Stands in the promise of its first task. Touched by the thread of the loop that it runs in, and by nobody else.
class chain final : public wait::guest {
public:
    chain() = default;

    [[nodiscard]] bool is_kept() const noexcept { return keeper_ != nullptr; }
    [[nodiscard]] keeper& kept_by() const noexcept { return *keeper_; }
    void keep(keeper& by) noexcept { keeper_ = &by; }

    /// It is to stop: each wait, this one and those that come, ends at once and says errc::cancelled.
    [[nodiscard]] bool is_stopping() const noexcept { return stopping_; }
    void stop() noexcept {
        if (stopping_) return;
        stopping_ = true;
        if (leaf_) leaf_->cancel();
    }

    void waits_in(leaf& one) noexcept { leaf_ = &one; }
    void goes_on() noexcept { leaf_ = nullptr; }
    [[nodiscard]] bool is_waiting() const noexcept { return leaf_ != nullptr; }

private:
    void look() noexcept override {
        if (keeper_->is_stopping()) stop();
    }

    keeper* keeper_ = nullptr;
    leaf* leaf_ = nullptr;
    bool stopping_ = false;
};

}  // namespace pawl::inline PAWL_PORT::tasks
