// What the compiler makes of going from one coroutine to another.
#pragma once

namespace pawl::port_common {

/// A jump; or a call, which takes more of the stack with each coroutine that goes on, and returns only when one waits. GCC 12
/// makes calls of them for ARMv6-M. PAWL_COROUTINES_CALL: as if it did, for tests on other processors.
#if defined(__ARM_ARCH_6M__) || defined(PAWL_COROUTINES_CALL)
inline constexpr bool coroutines_jump = false;
#else
inline constexpr bool coroutines_jump = true;
#endif

}  // namespace pawl::port_common
