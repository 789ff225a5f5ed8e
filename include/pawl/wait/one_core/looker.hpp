// What stands among those that can go on, and looks first whether it can.
#pragma once

#include <pawl/wait/ready.hpp>

#include <coroutine>

namespace pawl::inline PAWL_PORT::wait {

/// A node without a coroutine is one of these.
class looker : public ready_node {
public:
    /// On its loop. Who goes on; null: nobody.
    [[nodiscard]] virtual std::coroutine_handle<> look() noexcept = 0;

protected:
    constexpr looker() noexcept = default;
    ~looker() = default;
};

}  // namespace pawl::inline PAWL_PORT::wait
