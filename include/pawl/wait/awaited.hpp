// One operation, for co_await.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/awaiting.hpp>

#include <coroutine>
#include <optional>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

/// What awaiting any one operation has in common. May be moved until it is awaited; what it waits at outlives the wait.
///
/// Constructors throughout, since GCC 12 destroys an aggregate twice that it built within a co_await.
template <class Operation>
class awaited {
public:
    awaited(const awaited&) = delete;
    awaited& operator=(awaited) = delete;

    /// Ends the wait: the coroutine goes on when its loop next comes round, and is told errc::cancelled, or what a peer had
    /// completed before. From the thread whose loop the coroutine waits in.
    void cancel() noexcept {
        cancelled_ = true;
        if (wait_) wait_->cancel();
    }

    [[nodiscard]] bool await_suspend(std::coroutine_handle<> handle) noexcept(!refuses_held_locks) {
        return wait_->await_suspend(handle);
    }

protected:
    awaited(errc why_not, port::clock::time_point deadline) noexcept : why_not_{why_not}, deadline_{deadline} {}
    awaited(awaited&& other) noexcept
        : why_not_{other.why_not_}, deadline_{other.deadline_}, cancelled_{other.cancelled_} {}
    ~awaited() = default;

    /// The coroutine is destroyed, perhaps while it waits. To be called while everything that the operation uses is alive:
    /// a message on offer comes back.
    void abandon() noexcept {
        wait_.reset();
        operation_.reset();
    }

    template <class Core, class... Arguments>
    [[nodiscard]] bool begin(Core* core, Arguments&... of_operation) noexcept {
        if (cancelled_) why_not_ = errc::cancelled;
        if (why_not_ != errc{}) return true;
        operation_.emplace(*core, of_operation...);
        wait_.emplace(deadline_, 0, *operation_);
        return wait_->await_ready();
    }
    /// One attempt, on any thread: true where that was all, and end() has it. Before it is awaited, which it is not then.
    template <class Core, class... Arguments>
    [[nodiscard]] bool attempt_once(Core* core, Arguments&... of_operation) noexcept {
        if (cancelled_ || why_not_ != errc{}) return false;
        operation_.emplace(*core, of_operation...);
        if (operation_->attempt()) return over_at_once_ = true;
        operation_.reset();
        return false;
    }
    /// The operation, if it was finished; otherwise why() not.
    [[nodiscard]] Operation* end() noexcept {
        if (over_at_once_) return &*operation_;
        if (!wait_) return nullptr;
        if (wait_->await_resume() == 0) return &*operation_;
        why_not_ = wait_->why();
        return nullptr;
    }
    [[nodiscard]] errc why() const noexcept { return why_not_; }

private:
    errc why_not_;
    port::clock::time_point deadline_;
    bool cancelled_ = false;
    bool over_at_once_ = false;
    std::optional<Operation> operation_;
    std::optional<wait::awaiting<Operation>> wait_;
};

}  // namespace pawl::inline PAWL_PORT::wait
