// One step weaker: the orders that lie directly below one.
#pragma once

#include <cstdint>
#include <vector>

#include "check/wire/memory_orders.hpp"

namespace pawl::check::supervise {

inline std::vector<std::uint8_t> one_step_weaker(wire::operation_kind kind, std::uint8_t order, bool on_failure) {
    const bool only_reads = kind == wire::operation_kind::load || on_failure;
    const bool only_writes = kind == wire::operation_kind::store;
    switch (order) {
        case __ATOMIC_SEQ_CST:
            if (only_reads) return {__ATOMIC_ACQUIRE};
            if (only_writes) return {__ATOMIC_RELEASE};
            return {__ATOMIC_ACQ_REL};
        case __ATOMIC_ACQ_REL: return {__ATOMIC_ACQUIRE, __ATOMIC_RELEASE};
        case __ATOMIC_ACQUIRE:
        case __ATOMIC_CONSUME:
        case __ATOMIC_RELEASE: return {__ATOMIC_RELAXED};
        default: return {};
    }
}

}  // namespace pawl::check::supervise
