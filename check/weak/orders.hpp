// Memory orders, as the compilers pass them.
#pragma once

namespace pawl::check::weak {

inline constexpr int sequentially_consistent = __ATOMIC_SEQ_CST;

// Consume is acquire, as compilers have it.
constexpr bool acquires(int order) {
    return order == __ATOMIC_ACQUIRE || order == __ATOMIC_CONSUME || order >= __ATOMIC_ACQ_REL;
}
constexpr bool releases(int order) { return order >= __ATOMIC_RELEASE; }

}  // namespace pawl::check::weak
