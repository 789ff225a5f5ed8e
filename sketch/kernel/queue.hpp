// A queue; semaphores and mutexes are queues of items without a size, as in FreeRTOS, so that each fits into a set.
#pragma once

#include <cstdint>

#include "check/machine/sync_object.hpp"
#include "sketch/kernel/wait_list.hpp"

namespace pawl::sketch {

enum class queue_kind : std::uint8_t { queue, binary, counting, mutex, recursive, set };

struct queue {
    std::uint32_t magic;
    queue_kind kind;
    bool from_heap;
    std::uint32_t length, item_size;
    std::uint32_t count, front;
    std::uint8_t* items;
    wait_list receivers, senders;
    queue* in_set;
    // Mutexes: who holds it. Semaphores: who took last, for the report.
    task_block* holder;
    std::uint32_t depth;
    bool given_by_others;  // a semaphore was given by a task that had not taken it: it is a signal, and no lock
    std::uint64_t taken_at, taken_pc;
    std::uint32_t heap_bytes;
};

inline constexpr std::uint32_t queue_magic = 0x51754555, dead_queue = 0xdeadbeef;

queue* make_queue(queue_kind kind, std::uint32_t length, std::uint32_t item_size, std::uint32_t count, bool from_heap,
                  const char* noun);
void delete_queue(queue* q);
/// The queue behind a handle; stops at null, at a deleted one, at what is none.
queue& queue_at(void* handle, const char* call);

/// Its state for the computer: clocks, who holds it.
check::machine::sync_object& object_of(queue& q);

inline bool is_mutex(const queue& q) { return q.kind == queue_kind::mutex || q.kind == queue_kind::recursive; }

void put_item(queue& q, const void* item, bool in_front);
void take_item(queue& q, void* item, bool stays);

/// One more item is there: wakes who waits for it, here or at the set.
void item_arrived(queue& q);

}  // namespace pawl::sketch
