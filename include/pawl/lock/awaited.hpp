// Waiting for a semaphore, an event and their like, for co_await.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/awaited.hpp>
#include <pawl/wait/told_wait.hpp>

#include <expected>

namespace pawl::inline PAWL_PORT::lock {

/// co_await gives nothing, or errc: cancelled, timeout.
template <class Operation, class Limit = wait::limit>
class [[nodiscard]] awaited : public wait::awaited<Operation, Limit> {
    using base = wait::awaited<Operation, Limit>;

public:
    awaited(Operation operation, Limit limit) noexcept : base{errc{}, limit}, operation_{operation} {}
    awaited(awaited&&) noexcept = default;
    [[gnu::always_inline]] ~awaited() {}  // most have nothing left to do

    [[nodiscard]] bool await_ready() noexcept { return base::begin(&operation_); }
    /// Instead of await_ready(), for who would have to go elsewhere to wait: true, where it is over at once. Never waits.
    [[nodiscard]] bool is_over_at_once() noexcept { return base::attempt_once(&operation_); }
    [[nodiscard]] wait::told_wait told() const noexcept { return wait::told_by(operation_); }
    std::expected<void, errc> await_resume() noexcept {
        if (base::end()) return {};
        return std::unexpected(base::why());
    }

private:
    Operation operation_;  // before it waits
};

}  // namespace pawl::inline PAWL_PORT::lock
