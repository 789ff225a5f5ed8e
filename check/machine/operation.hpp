// One intercepted call, as a value. The scheduler asks only whether it can take effect now; the effect itself is
// carried out by the interceptor, on the task's own stack, once the scheduler has chosen it.
#pragma once

#include <cstdint>
#include <limits>

#include "check/wire/footprint.hpp"
#include "check/wire/operation_kind.hpp"

namespace pawl::check::machine {

struct task;
struct operation;
struct sync_object;

inline constexpr std::int64_t no_deadline = std::numeric_limits<std::int64_t>::max();

/// When a pending operation may take effect, and who could bring that about. A null rule means: at any time.
struct wait_rule {
    bool (*ready)(const operation&, const task&);
    int (*peer)(const operation&);  // the task that could end the wait, -1 if nobody in particular
};

/// One of several objects that an operation touches: what it does there, what it waits for, and what held before it.
struct object_use {
    sync_object* object;
    wire::touch how;
    std::uint8_t needs, was_ready;  // see condition in dependence.hpp
};

struct operation {
    wire::operation_kind kind = wire::operation_kind::none;
    std::uint8_t size = 0;
    std::uint8_t memory_order = 5;
    std::uint8_t outcome = 1;
    bool plain = false;
    bool cancellable = false;    // a cancellation point: a pending cancellation makes it ready
    bool store_follows = false;  // a plain store: the program writes after this step
    bool timed_out = false;      // set by the scheduler: the deadline fired first
    bool keeps_core = false;     // is busy until its deadline
    std::uint8_t newer = 0;      // an atomic access: modifications that it did not see, or was put before; at most 255
    bool spurious = false;       // a weak compare-exchange that failed though the value was the one expected
    const wait_rule* rule = nullptr;
    sync_object* target = nullptr;
    std::uint64_t object = 0;
    std::uint64_t extent = 0;               // of a range of memory, in bytes, where `size` cannot say it
    std::uint64_t also = 0;                 // a second object: the mutex of a wait on a condition
    std::uint32_t* const* words = nullptr;  // of a wait for several futex words
    int word_count = 0;
    const object_use* uses = nullptr;  // of a call on descriptors: all that it touches
    int use_count = 0;
    std::uint64_t value_before = 0;
    std::uint64_t value_after = 0;
    std::int64_t deadline = no_deadline;
    std::int32_t other_task = -1;
    std::int32_t sleeper = -1;  // of the second half of a wait: the task itself, whom others wake
};

}  // namespace pawl::check::machine
