// Semaphores and events as branches of a select.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/lock/semaphore.hpp>
#include <pawl/wait/branch_operation.hpp>

#include <expected>
#include <source_location>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace lock {
template <class Of, class Operation, class Handler>
class branch {
public:
    using operation_type = wait::branch_operation<Operation>;
    static constexpr bool waits = true;
    branch(Of& of, Handler then, const std::source_location& where)
        : at{where}, of_{&of}, handler_{std::forward<Handler>(then)} {}

    void begin(operation_type& operation) noexcept { operation.begin(*of_); }
    void finish(operation_type&) { std::forward<Handler>(handler_)(std::expected<void, errc>{}); }
    void refuse(errc why) { std::forward<Handler>(handler_)(std::expected<void, errc>{std::unexpected(why)}); }
    std::source_location at;

private:
    Of* of_;
    Handler handler_;
};
}  // namespace lock

/// A branch that takes a permit. The handler takes std::expected<void, errc>: too_many, where the select found no place to
/// wait at.
template <class Handler>
[[nodiscard]] auto on_acquire(semaphore& from, Handler&& handler,
                              std::source_location at = std::source_location::current()) {
    static_assert(std::is_invocable_v<Handler, std::expected<void, errc>>,
                  "pawl: on_acquire's handler takes std::expected<void, pawl::errc>");
    return lock::branch<semaphore, lock::acquiring, Handler>{from, std::forward<Handler>(handler), at};
}

/// A branch that goes on when the event is set, or was since the select began.
template <class Handler>
[[nodiscard]] auto on_set(event& of, Handler&& handler, std::source_location at = std::source_location::current()) {
    static_assert(std::is_invocable_v<Handler, std::expected<void, errc>>,
                  "pawl: on_set's handler takes std::expected<void, pawl::errc>");
    return lock::branch<event, lock::waiting_for_event, Handler>{of, std::forward<Handler>(handler), at};
}

}  // namespace pawl::inline PAWL_PORT
