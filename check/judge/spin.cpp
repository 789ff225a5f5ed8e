#include "check/judge/spin.hpp"

#include <cstring>

#include "check/machine/computer.hpp"

namespace pawl::check::judge {
namespace {

using machine::spin_window;

constexpr std::uint32_t compare_after = 2;        // cheap steps first: most loads are no spin
constexpr std::uint64_t deepest_stack = 1 << 16;  // beyond that comparing costs more than it finds

std::uint64_t read_place(const volatile void* address, unsigned size) {
    switch (size) {
        case 1: return *static_cast<const volatile std::uint8_t*>(address);
        case 2: return *static_cast<const volatile std::uint16_t*>(address);
        case 4: return *static_cast<const volatile std::uint32_t*>(address);
        case 8: return *static_cast<const volatile std::uint64_t*>(address);
        default: break;
    }
    std::uint64_t value = 0;
    std::memcpy(&value, const_cast<const void*>(address), size);
    return value;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
    const auto product = static_cast<unsigned __int128>(hash ^ word) * 0x9e3779b97f4a7c15u;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64) ^ (hash << 1);
}

// Registers that survive calls, the return address, the whole stack above the call, and the values watched.
std::uint64_t signature_of(const machine::task& t, const std::uint64_t* frame) {
    std::uint64_t hash = 0x5bd1e9955bd1e995u;
    for (int i = -5; i <= 1; ++i) hash = mix(hash, frame[i]);
    const auto* top = reinterpret_cast<const std::uint64_t*>(t.stack_top);
    for (const std::uint64_t* word = frame + 2; word < top; ++word) hash = mix(hash, *word);
    for (int i = 0; i < t.window.places; ++i) hash = mix(hash, t.window.seen[i].value);
    return mix(hash, static_cast<std::uint64_t>(t.held_count));
}

// False if the place was seen with another value: something has changed, the stretch begins anew.
bool watch(spin_window& w, const volatile void* address, unsigned size, std::uint64_t value, std::uint64_t object = 0,
           bool plain = false) {
    for (int i = 0; i < w.places; ++i) {
        if (w.seen[i].address != address || w.seen[i].size != size) continue;
        w.seen[i].plain = w.seen[i].plain && plain;
        return w.seen[i].value == value;
    }
    if (w.places == spin_window::max_places)
        w.overflow = true;
    else
        w.seen[w.places++] = {address, value, object, static_cast<std::uint8_t>(size), plain};
    return true;
}

// Word by word: what is wider than a word is several places.
bool watch_memory(spin_window& w, std::uint64_t address, std::uint64_t size, bool plain) {
    while (size > 0) {
        const auto here = static_cast<unsigned>(size < 8 ? size : 8);
        const auto* at = reinterpret_cast<const volatile void*>(address);
        if (!watch(w, at, here, read_place(at, here), 0, plain)) return false;
        address += here;
        size -= here;
    }
    return true;
}

// Another value than the one that stands in memory: the task may not know of that yet.
void look_at_old_value(machine::task& t, const machine::operation& op) {
    const auto* at = reinterpret_cast<const volatile void*>(op.object);
    if (op.size > 8 || !watch(t.window, at, op.size, op.value_before)) note_change(t);
    t.window.old = true;
}

void look_at_memory(machine::task& t, std::uint64_t address, std::uint64_t size, bool plain) {
    if (watch_memory(t.window, address, size, plain)) return;
    note_change(t);
    watch_memory(t.window, address, size, plain);
}

void look_at_object(machine::task& t, const machine::sync_object& object, std::uint64_t address) {
    const std::uint32_t& version = object.version;
    if (watch(t.window, &version, sizeof version, version, address)) return;
    note_change(t);
    watch(t.window, &version, sizeof version, version, address);
}

// Rule A: has the same state been here before? What lies between then and now is what repeats.
void compare(machine::task& t, const std::uint64_t* frame) {
    spin_window& w = t.window;
    const auto depth = static_cast<std::uint64_t>(t.stack_top - reinterpret_cast<const char*>(frame));
    if (depth > deepest_stack) return;
    const std::uint64_t signature = signature_of(t, frame);
    for (std::uint32_t i = 0; i < w.signatures; ++i) {
        if (w.signature[i] != signature) continue;
        w.exact = true;
        const std::uint32_t first = w.numbered - w.signatures + i + 1;
        w.polls = w.sleep_number > first;
        w.puts_out = w.output_number >= first;
        return;
    }
    if (w.signatures == spin_window::max_signatures) {
        std::memmove(w.signature, w.signature + 1, sizeof w.signature - sizeof w.signature[0]);
        --w.signatures;
    }
    w.signature[w.signatures++] = signature;
    ++w.numbered;
}

// Rule B.
void count_look(spin_window& w, bool sleeps) {
    ++w.unchanged;
    ++w.since_sleep;
    ++w.since_output;
    if (sleeps) {
        w.since_sleep = 0;
        w.sleep_number = w.numbered + 1;
    }
    if (w.overflow || w.unchanged < suspect_after) return;
    if (w.output_number != 0 && w.since_output < suspect_after && w.since_sleep >= suspect_after) return;
    w.suspect = true;
    if (!w.exact) w.polls = w.since_sleep < suspect_after;
}

}  // namespace

void note_lock(machine::task& t, bool taken) {
    spin_window& w = t.window;
    if (!taken && w.neutral_locks == 0) return note_change(t);  // taken before the stretch began
    taken ? ++w.neutral_locks : --w.neutral_locks;
    count_look(w, false);
}

void note_unchanged(machine::task& t, const machine::operation& op, const std::uint64_t* frame) {
    spin_window& w = t.window;
    if (op.uses) {
        for (int i = 0; i < op.use_count; ++i) look_at_object(t, *op.uses[i].object, op.uses[i].object->address);
    } else if (op.words) {
        for (int i = 0; i < op.word_count; ++i)
            look_at_memory(t, reinterpret_cast<std::uint64_t>(op.words[i]), op.size, false);
    } else if (op.newer > 0 && op.kind != wire::operation_kind::store) {
        look_at_old_value(t, op);
    } else if (op.object && op.size && op.kind != wire::operation_kind::service) {
        look_at_memory(t, op.object, op.extent ? op.extent : op.size, false);
    } else if (op.target) {
        // A try on a lock, a semaphore, an object of a kernel: its version stands for its state.
        look_at_object(t, *op.target, op.object);
    } else if (op.kind == wire::operation_kind::service) {
        return note_change(t);  // what would have to be watched is not known
    }
    count_look(w, op.kind == wire::operation_kind::sleep);
    if (w.overflow) return;
    if (w.unchanged >= compare_after && op.kind != wire::operation_kind::read_clock) compare(t, frame);
}

void note_plain_read(machine::task& t, const volatile void* address, unsigned size) {
    if (t.window.unchanged == 0) return;
    // Of a range the beginning: where another task may change it, its accesses are steps, and watched as a whole.
    look_at_memory(t, reinterpret_cast<std::uint64_t>(address), size < 16 ? size : 16, true);
}

bool still_unchanged(machine::task& t) {
    spin_window& w = t.window;
    for (int i = 0; i < w.places; ++i) {
        if (read_place(w.seen[i].address, w.seen[i].size) == w.seen[i].value) continue;
        note_change(t);
        return false;
    }
    return true;
}

}  // namespace pawl::check::judge
