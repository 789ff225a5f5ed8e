// One operation, for co_await.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/awaiting.hpp>
#include <pawl/wait/limit.hpp>

#include <coroutine>
#include <cstdint>
#include <memory>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

/// What awaiting any one operation has in common. May be moved until it is awaited; what it waits at outlives the wait.
///
/// Constructors throughout, since GCC 12 destroys an aggregate twice that it built within a co_await.
template <class Operation, class Limit = limit>
class awaited {
public:
    awaited(const awaited&) = delete;
    awaited& operator=(awaited) = delete;

    /// Ends the wait: the coroutine goes on when its loop next comes round, and is told errc::cancelled, or what a peer had
    /// completed before. From the thread whose loop the coroutine waits in.
    void cancel() noexcept {
        cancelled_ = true;
        if (stage_ == waits) wait_.cancel();
    }

    [[nodiscard]] bool await_suspend(std::coroutine_handle<> handle) noexcept(!refuses_held_locks) {
        return wait_.await_suspend(handle);
    }

protected:
    awaited(errc why_not, Limit how_long) noexcept : why_not_{why_not}, limit_{how_long} {}
    awaited(awaited&& other) noexcept
        : why_not_{other.why_not_}, limit_{other.limit_}, cancelled_{other.cancelled_} {}
    [[gnu::always_inline]] ~awaited() { abandon(); }

    /// The coroutine is destroyed, perhaps while it waits. To be called while everything that the operation uses is alive:
    /// a message on offer comes back.
    [[gnu::always_inline]] void abandon() noexcept {
        const stage was = std::exchange(stage_, fresh);
        if (was == waits) {
            wait_.abandon();
            std::destroy_at(&wait_);
        }
        if (was != fresh) std::destroy_at(&operation_);
    }

    template <class Core, class... Arguments>
    [[nodiscard]] bool begin(Core* core, Arguments&... of_operation) noexcept {
        if (cancelled_) why_not_ = errc::cancelled;
        if (why_not_ != errc{}) return true;
        std::construct_at(&operation_, *core, of_operation...);
        std::construct_at(&wait_, limit_, 0u, operation_);
        stage_ = waits;
        return wait_.await_ready();
    }
    /// One attempt, on any thread: true where that was all, and end() has it. Before it is awaited, which it is not then.
    template <class Core, class... Arguments>
    [[nodiscard]] bool attempt_once(Core* core, Arguments&... of_operation) noexcept {
        if (cancelled_ || why_not_ != errc{}) return false;
        std::construct_at(&operation_, *core, of_operation...);
        stage_ = over_at_once;
        if (operation_.attempt()) return true;
        abandon();
        return false;
    }
    /// The operation, if it was finished; otherwise why() not.
    [[nodiscard]] Operation* end() noexcept {
        if (stage_ == waits) {
            if (wait_.await_resume() == 0) return &operation_;
            why_not_ = wait_.why();
            return nullptr;
        }
        return stage_ == over_at_once ? &operation_ : nullptr;
    }
    [[nodiscard]] errc why() const noexcept { return why_not_; }

private:
    enum stage : std::uint8_t { fresh, waits, over_at_once };

    errc why_not_;
    [[no_unique_address]] Limit limit_;
    bool cancelled_ = false;
    stage stage_ = fresh;  // and what of the following is there
    union {
        Operation operation_;
    };
    union {
        awaiting_within<Limit, Operation> wait_;
    };
};

}  // namespace pawl::inline PAWL_PORT::wait
