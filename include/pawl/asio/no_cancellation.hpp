// Stands in the place of cancellation slots for versions of the library that have none.
#pragma once

#include <pawl/port/port.hpp>

namespace pawl::inline PAWL_PORT::interoperation {

class no_slot {
public:
    [[nodiscard]] bool is_connected() const noexcept { return false; }
    void clear() const noexcept {}
    template <class F>
    void assign(const F&) const noexcept {}
};
class no_cancellation {
public:
    [[nodiscard]] no_slot slot() const noexcept { return {}; }
    void emit() const noexcept {}
};

}  // namespace pawl::inline PAWL_PORT::interoperation
