// Plain and volatile accesses. A volatile access is a schedule point; a plain one only feeds the race detector, until
// its place is known to race: then it is a schedule point too.
#include <cstring>

#include "check/intercept/export.hpp"
#include "check/intercept/races.hpp"
#include "check/intercept/visible_places.hpp"
#include "check/judge/loop_watch.hpp"
#include "check/judge/spin.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/freed_memory.hpp"
#include "check/machine/race_detector.hpp"
#include "check/machine/snapshot.hpp"
#include "check/weak/model.hpp"

namespace pawl::check::intercept {
namespace {

using machine::operation;
using machine::the_computer;
using wire::operation_kind;

bool on_own_stack(const machine::task& me, const volatile void* at) {
    const auto* p = const_cast<const char*>(static_cast<const volatile char*>(at));
    return p >= me.stack_low && p < me.stack_top;
}

std::uint64_t value_at(const volatile void* at, unsigned size) {
    std::uint64_t value = 0;
    std::memcpy(&value, const_cast<const void*>(at), size < 8 ? size : 8);
    return value;
}

// The detector sees every access, those that are schedule points too: they race with places not yet known.
void note(const volatile void* at, unsigned size, bool write, bool plain, std::uint64_t pc, std::uint32_t path) {
    using machine::access_kind;
    const access_kind kind = plain ? (write ? access_kind::write : access_kind::read)
                                   : (write ? access_kind::atomic_write : access_kind::atomic_read);
    machine::note_access(machine::current_task(), reinterpret_cast<std::uint64_t>(at), size, kind, pc, found_race,
                         path);
}

// The access itself follows when the program goes on: a schedule point before it is enough.
void scheduled_access(const volatile void* at, unsigned size, bool write, bool plain, const std::uint64_t* frame) {
    operation op;
    op.kind = write ? operation_kind::store : operation_kind::load;
    op.size = static_cast<std::uint8_t>(size < 16 ? size : 16);
    op.object = reinterpret_cast<std::uint64_t>(at);
    op.extent = size;
    op.plain = plain;
    op.store_follows = write;
    op.memory_order = __ATOMIC_RELAXED;
    the_computer.perform(op);
    op.value_before = value_at(at, size);
    note(at, size, write, plain, frame[1], remember_access_path(frame));
    the_computer.done(op, write ? nullptr : frame);
}

// No schedule point: the detector and the spin rules see it.
void unscheduled_access(const volatile void* at, unsigned size, bool write, std::uint64_t pc) {
    machine::task& me = machine::current_task();
    // What stands on its own stack is compared by rule A as it is; a counter there is no progress.
    if (!on_own_stack(me, at)) {
        if (write)
            judge::note_change(me);
        else
            judge::note_plain_read(me, at, size);
    }
    note(at, size, write, true, pc, 0);
    count_plain_access(pc, at, write);
}

void access(const volatile void* at, unsigned size, bool write, const std::uint64_t* frame) {
    if (!machine::simulating()) return;
    const std::uint64_t pc = frame[1];
    {
        const judge::unstepped quiet(the_computer.loop());
        if (write) machine::program_snapshot().note_write(const_cast<const void*>(at));
        machine::refuse_freed(reinterpret_cast<std::uint64_t>(at), size, write);
        if (write && the_computer.weak()) weak::the_memory.forget(reinterpret_cast<std::uint64_t>(at), size);
        if (!is_visible(pc)) return unscheduled_access(at, size, write, pc);
    }
    scheduled_access(at, size, write, true, frame);
}

}  // namespace

void access_range(const void* at, std::size_t size, bool write, const std::uint64_t* frame) {
    if (!machine::simulating() || size == 0) return;
    // One schedule point for the whole range; the detector sees it in words.
    const auto* bytes = static_cast<const char*>(at);
    if (write)
        for (std::size_t i = 0; i < size; i += 256) machine::program_snapshot().note_write(bytes + i);
    if (write) machine::program_snapshot().note_write(bytes + size - 1);
    access(at, static_cast<unsigned>(size < 4096 ? size : 4096), write, frame);
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

#define PAWL_ACCESS(size)                                                                                      \
    PAWL_EXPORT void __tsan_read##size(void* at) { access(at, size, false, PAWL_CALLER_FRAME()); }             \
    PAWL_EXPORT void __tsan_write##size(void* at) { access(at, size, true, PAWL_CALLER_FRAME()); }             \
    PAWL_EXPORT void __tsan_read_write##size(void* at) { access(at, size, true, PAWL_CALLER_FRAME()); }        \
    PAWL_EXPORT void __tsan_unaligned_read##size(void* at) { access(at, size, false, PAWL_CALLER_FRAME()); }   \
    PAWL_EXPORT void __tsan_unaligned_write##size(void* at) { access(at, size, true, PAWL_CALLER_FRAME()); }   \
    PAWL_EXPORT void __tsan_volatile_read##size(void* at) {                                                    \
        if (pawl::check::machine::simulating()) scheduled_access(at, size, false, false, PAWL_CALLER_FRAME()); \
    }                                                                                                          \
    PAWL_EXPORT void __tsan_volatile_write##size(void* at) {                                                   \
        if (!pawl::check::machine::simulating()) return;                                                       \
        pawl::check::machine::program_snapshot().note_write(at);                                               \
        if (the_computer.weak())                                                                               \
            pawl::check::weak::the_memory.forget(reinterpret_cast<std::uint64_t>(at), size);                   \
        scheduled_access(at, size, true, false, PAWL_CALLER_FRAME());                                          \
    }                                                                                                          \
    PAWL_EXPORT void __tsan_unaligned_volatile_read##size(void* at) { __tsan_volatile_read##size(at); }        \
    PAWL_EXPORT void __tsan_unaligned_volatile_write##size(void* at) { __tsan_volatile_write##size(at); }

PAWL_ACCESS(1)
PAWL_ACCESS(2)
PAWL_ACCESS(4)
PAWL_ACCESS(8)
PAWL_ACCESS(16)

PAWL_EXPORT void __tsan_init() {}
PAWL_EXPORT void __tsan_ignore_thread_begin() {}
PAWL_EXPORT void __tsan_ignore_thread_end() {}
PAWL_EXPORT void __tsan_vptr_read(void** at) { access(at, 8, false, PAWL_CALLER_FRAME()); }
PAWL_EXPORT void __tsan_vptr_update(void** at, void* value) {
    // A constructor writes the same table again and again: only a change counts.
    if (*at != value) access(at, 8, true, PAWL_CALLER_FRAME());
}
PAWL_EXPORT void __tsan_read_range(void* at, std::size_t size) { access_range(at, size, false, PAWL_CALLER_FRAME()); }
PAWL_EXPORT void __tsan_write_range(void* at, std::size_t size) { access_range(at, size, true, PAWL_CALLER_FRAME()); }

// The linker puts these in the place of the calls in the program's own objects.
PAWL_EXPORT void* __wrap_memcpy(void* to, const void* from, std::size_t size) {
    access_range(from, size, false, PAWL_CALLER_FRAME());
    access_range(to, size, true, PAWL_CALLER_FRAME());
    return std::memcpy(to, from, size);
}
PAWL_EXPORT void* __wrap_memmove(void* to, const void* from, std::size_t size) {
    access_range(from, size, false, PAWL_CALLER_FRAME());
    access_range(to, size, true, PAWL_CALLER_FRAME());
    return std::memmove(to, from, size);
}
PAWL_EXPORT void* __wrap_memset(void* to, int value, std::size_t size) {
    access_range(to, size, true, PAWL_CALLER_FRAME());
    return std::memset(to, value, size);
}

PAWL_EXPORT void* __tsan_memcpy(void* to, const void* from, std::size_t size) {
    access_range(from, size, false, PAWL_CALLER_FRAME());
    access_range(to, size, true, PAWL_CALLER_FRAME());
    return std::memcpy(to, from, size);
}
PAWL_EXPORT void* __tsan_memmove(void* to, const void* from, std::size_t size) {
    access_range(from, size, false, PAWL_CALLER_FRAME());
    access_range(to, size, true, PAWL_CALLER_FRAME());
    return std::memmove(to, from, size);
}
PAWL_EXPORT void* __tsan_memset(void* to, int value, std::size_t size) {
    access_range(to, size, true, PAWL_CALLER_FRAME());
    return std::memset(to, value, size);
}
