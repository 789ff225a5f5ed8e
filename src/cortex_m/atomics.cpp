// What the compiler calls where the core has no instruction for it: compare-and-swap on ARMv6-M, eight bytes on both. One
// core: with interrupts off nobody comes in between. Sound beside the loads and stores that the compiler writes inline, since
// each of those is one instruction. In privileged mode only: elsewhere CPSID does nothing, and says nothing.
#include <pawl/port/cortex_m/core.hpp>

#include <cstdint>

namespace {
class alone {
public:
    alone() noexcept : before_{pawl::port::core::all_off()} {}
    alone(const alone&) = delete;
    alone& operator=(const alone&) = delete;
    ~alone() { pawl::port::core::restore(before_); }

private:
    std::uint32_t before_;
};

template <class T>
T value_at(const volatile void* place) noexcept {
    return *static_cast<const volatile T*>(place);
}
template <class T>
void put(volatile void* place, T value) noexcept {
    *static_cast<volatile T*>(place) = value;
}
template <class T, class F>
[[gnu::always_inline]] inline T change(volatile void* place, F&& f) noexcept {
    const alone section;
    const T before = value_at<T>(place);
    put<T>(place, static_cast<T>(f(before)));
    return before;
}
template <class T>
[[gnu::always_inline]] inline bool exchange_if(volatile void* place, void* expected, T desired) noexcept {
    T* const old = static_cast<T*>(expected);
    const alone section;
    const T now = value_at<T>(place);
    if (now == *old) {
        put<T>(place, desired);
        return true;
    }
    *old = now;
    return false;
}
}  // namespace

// Under names of their own, since the compiler keeps the others for itself.
#define PAWL_ATOMIC_CHANGE(bytes, type, name, expression)                                           \
    type pawl_##name##_##bytes(volatile void*, type, int) asm("__atomic_" #name "_" #bytes);         \
    type pawl_##name##_##bytes(volatile void* place, type operand, int) {                            \
        return change<type>(place, [operand]([[maybe_unused]] type before) { return expression; }); \
    }
#define PAWL_ATOMIC(bytes, type)                                                                                 \
    PAWL_ATOMIC_CHANGE(bytes, type, exchange, operand)                                                           \
    PAWL_ATOMIC_CHANGE(bytes, type, fetch_add, before + operand)                                                 \
    PAWL_ATOMIC_CHANGE(bytes, type, fetch_sub, before - operand)                                                 \
    PAWL_ATOMIC_CHANGE(bytes, type, fetch_and, before& operand)                                                  \
    PAWL_ATOMIC_CHANGE(bytes, type, fetch_or, before | operand)                                                  \
    PAWL_ATOMIC_CHANGE(bytes, type, fetch_xor, before ^ operand)                                                 \
    bool pawl_compare_exchange_##bytes(volatile void*, void*, type, int, int) asm("__atomic_compare_exchange_" #bytes); \
    bool pawl_compare_exchange_##bytes(volatile void* place, void* expected, type desired, int, int) {           \
        return exchange_if<type>(place, expected, desired);                                                      \
    }

extern "C" {
#if defined(__ARM_ARCH_6M__)
PAWL_ATOMIC(1, std::uint8_t)
PAWL_ATOMIC(2, std::uint16_t)
PAWL_ATOMIC(4, std::uint32_t)
#endif
PAWL_ATOMIC(8, std::uint64_t)

std::uint64_t pawl_load_8(const volatile void*, int) asm("__atomic_load_8");
std::uint64_t pawl_load_8(const volatile void* place, int) {
    const alone section;
    return value_at<std::uint64_t>(place);
}
void pawl_store_8(volatile void*, std::uint64_t, int) asm("__atomic_store_8");
void pawl_store_8(volatile void* place, std::uint64_t value, int) {
    const alone section;
    put(place, value);
}
}
