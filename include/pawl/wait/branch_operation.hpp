// An operation as a branch of a select holds it.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/operation.hpp>

#include <cstddef>
#include <optional>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

/// The one seam through which select knows channels: it forwards the operation that the channel itself gives. A half that
/// belongs to no channel is over at once, with its reason.
template <class Operation>
class branch_operation {
public:
    branch_operation() = default;
    template <class... Arguments>
    void begin(Arguments&&... arguments) noexcept {
        operation_.emplace(std::forward<Arguments>(arguments)...);
    }
    Operation* operator->() noexcept { return &*operation_; }
    explicit operator bool() const noexcept { return operation_.has_value(); }

    bool attempt() noexcept { return !operation_ || operation_->attempt(); }
    /// An operation that tells loops does so as a branch.
    static constexpr bool may_be_told = told_operation<Operation>;
    void leave(waiter who = waiter::thread) noexcept {
        if (operation_) leave_as(*operation_, who);
    }
    [[nodiscard]] port::watched watch() noexcept { return operation_ ? operation_->watch() : port::watched{}; }
    [[nodiscard]] port::clock::time_point due() noexcept {
        return operation_ ? operation_->due() : port::clock::time_point::max();
    }
    void enter(waiter who = waiter::thread) noexcept requires plain_operation<Operation> {
        if (operation_) enter_as(*operation_, who);
    }
    [[nodiscard]] bool ready() noexcept requires plain_operation<Operation> {
        return !operation_ || operation_->ready();
    }
    bool enter(party& me, std::size_t index) noexcept requires offering_operation<Operation> {
        return !operation_ || operation_->enter(me, index);
    }
    [[nodiscard]] bool ready(party& me) noexcept requires offering_operation<Operation> {
        return !operation_ || operation_->ready(me);
    }
    void won(party& me) noexcept requires offering_operation<Operation> { operation_->won(me); }
    void abandon() noexcept requires requires(Operation& o) { o.abandon(); }
    {
        if (operation_) operation_->abandon();
    }

private:
    std::optional<Operation> operation_;
};

}  // namespace pawl::inline PAWL_PORT::wait
