#include "check/machine/freed_memory.hpp"

#include "check/machine/computer.hpp"
#include "check/machine/race_detector.hpp"

namespace pawl::check::machine {
namespace {

using wire::operation_kind;

void copy_path(const call_path& from, const wire::stack_trace* whole, wire::stack_trace& to) {
    if (whole) {
        to = *whole;
        return;
    }
    to.depth = 0;
    while (to.depth < call_path::most && from.pc[to.depth] != 0) {
        to.frame[to.depth] = 0;
        to.pc[to.depth] = from.pc[to.depth];
        ++to.depth;
    }
}

int task_of_arena(std::uint32_t arena) { return static_cast<int>(arena) - 1; }

// How an operation uses the memory its object stands in; null where it only names the address. To leave a barrier, to
// be woken and to wake a futex touch nothing: the memory may be gone by then, and rightly so.
const char* use_of(const operation& op) {
    switch (op.kind) {
        case operation_kind::load: return "reads";
        case operation_kind::store:
        case operation_kind::exchange:
        case operation_kind::compare_exchange:
        case operation_kind::fetch_modify: return "writes";
        case operation_kind::mutex_lock:
        case operation_kind::mutex_try_lock:
        case operation_kind::reader_lock:
        case operation_kind::reader_try_lock:
        case operation_kind::writer_lock:
        case operation_kind::writer_try_lock:
        case operation_kind::spin_lock:
        case operation_kind::spin_try_lock: return "locks";
        case operation_kind::mutex_unlock:
        case operation_kind::rw_unlock:
        case operation_kind::spin_unlock: return "unlocks";
        case operation_kind::condition_wake: return "takes again, after its wait,";
        case operation_kind::condition_signal:
        case operation_kind::condition_broadcast: return "signals";
        case operation_kind::semaphore_wait:
        case operation_kind::semaphore_try_wait: return "waits for";
        case operation_kind::semaphore_post: return "posts";
        case operation_kind::condition_wait:
        case operation_kind::barrier_wait: return op.rule ? nullptr : "waits at";
        case operation_kind::object_destroy: return "destroys";
        default: return nullptr;
    }
}

}  // namespace

void describe_block(const heap_block& block, wire::block_facts& out) {
    out.address = block.address;
    out.size = block.size;
    out.allocated_by = task_of_arena(block.arena);
    out.freed_by = block.state == block_state::live ? -1 : task_of_arena(block.freed_by);
    copy_path(block.allocated_at, block.allocated_stack, out.allocated);
    copy_path(block.freed_at, block.freed_stack, out.freed);
}

void fail_for_freed_memory(std::uint64_t address, std::uint64_t size, const char* how) {
    if (const heap_block* block = gone_block_at(address, size)) describe_block(*block, the_computer.session().accused);
    the_computer.fail(wire::finding_kind::use_after_free, how, reinterpret_cast<const void*>(address));
}

void check_use_of_heap(const operation& op) {
    const char* how = use_of(op);
    const std::uint64_t size = op.size ? op.size : 1;
    if (!how) return;
    if (heap_gone(op.object, size)) fail_for_freed_memory(op.object, size, how);
    if (op.size == 0 && the_race_handler)
        note_access(current_task(), op.object, 1, access_kind::atomic_read, 0, the_race_handler);
}

}  // namespace pawl::check::machine
