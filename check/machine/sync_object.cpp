#include "check/machine/sync_object.hpp"

#include <cstring>

#include "check/own/vector.hpp"

namespace pawl::check::machine {
namespace {

// Open addressing, emptied by moving on to the next execution number.
struct entry {
    std::uint64_t address;
    std::uint64_t execution;
    sync_object* object;
};

own::vector<entry> table;
std::uint64_t execution = 1;
std::size_t in_use = 0;

std::size_t place_of(std::uint64_t address) { return ((address >> 2) * 0x9e3779b97f4a7c15u) >> 20; }

// One address may be an atomic word and a futex at once: the class is part of the key.
std::uint64_t key_of(const void* address, object_class what) {
    return reinterpret_cast<std::uint64_t>(address) ^ (static_cast<std::uint64_t>(what) << 56);
}

entry& entry_for(std::uint64_t address) {
    const std::size_t mask = table.size() - 1;
    std::size_t i = place_of(address) & mask;
    while (table[i].execution == execution && table[i].address != address) i = (i + 1) & mask;
    return table[i];
}

void grow() {
    own::vector<entry> old = table;
    table = {};
    table.resize(old.size() ? old.size() * 2 : 1024);
    for (auto& e : old)
        if (e.execution == execution) entry_for(e.address) = e;
    old.release();
}

}  // namespace

sync_object& object_at(const void* address, object_class what, bool* made) {
    if (in_use * 2 >= table.size()) grow();
    const std::uint64_t key = key_of(address, what);
    entry& e = entry_for(key);
    if (e.execution == execution && e.object) {
        if (made) *made = false;
        return *e.object;
    }
    if (e.execution != execution) ++in_use;
    auto* fresh = static_cast<sync_object*>(execution_memory(sizeof(sync_object)));
    std::memset(static_cast<void*>(fresh), 0, sizeof *fresh);
    fresh->address = reinterpret_cast<std::uint64_t>(address);
    fresh->what = what;
    e = {key, execution, fresh};
    if (made) *made = true;
    return *fresh;
}

sync_object* find_object(const void* address, object_class what) {
    if (table.empty()) return nullptr;
    const entry& e = entry_for(key_of(address, what));
    return e.execution == execution ? e.object : nullptr;
}

void forget_object(const void* address, object_class what) {
    if (table.empty()) return;
    entry& e = entry_for(key_of(address, what));
    if (e.execution != execution || !e.object) return;
    // In place: a task may stand before an operation on it.
    sync_object& o = *e.object;
    const std::uint32_t version = o.version;
    std::memset(static_cast<void*>(&o), 0, sizeof o);
    o.address = reinterpret_cast<std::uint64_t>(address);
    o.what = what;
    o.version = version + 1;
}

void reset_objects() {
    ++execution;
    in_use = 0;
}

void hold(task& who, sync_object& object, const call_site& at, moment now) {
    if (who.held_count < max_held_objects) who.holds[who.held_count] = {&object, at, now.step, now.at_ns};
    ++who.held_count;
}

void unhold(task& who, const sync_object& object) {
    const int kept = who.held_count < max_held_objects ? who.held_count : max_held_objects;
    for (int i = kept - 1; i >= 0; --i) {
        if (who.holds[i].object != &object) continue;
        std::memmove(&who.holds[i], &who.holds[i + 1], static_cast<std::size_t>(kept - 1 - i) * sizeof(held));
        --who.held_count;
        return;
    }
    // Beyond those that are kept. Otherwise it was taken without a call: the word of a futex lock that was free.
    if (who.held_count > max_held_objects) --who.held_count;
}

}  // namespace pawl::check::machine
