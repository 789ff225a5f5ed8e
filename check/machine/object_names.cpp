#include "check/machine/object_names.hpp"

#include <cstring>

#include "check/machine/snapshot.hpp"

namespace pawl::check::machine {
namespace {

wire::named_objects before_all;
wire::named_objects* into = &before_all;
constexpr std::uint64_t handle_to_be_found = 1;
constexpr std::uint32_t most_looks = 1000;
std::uint32_t looks_in_vain = 0;

void copy(char* to, const char* from, std::size_t room) {
    std::memset(to, 0, room);
    for (std::size_t i = 0; i + 1 < room && from[i] != 0; ++i)
        to[i] = static_cast<unsigned char>(from[i]) < ' ' ? ' ' : from[i];
}

}  // namespace

void name_object(std::uint64_t address, std::uint64_t size, const char* noun, const char* name) {
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < into->count; ++i) {
        const wire::named_object& one = into->at[i];
        const bool apart = one.address + one.size <= address || address + size <= one.address;
        if (apart) into->at[kept++] = one;
    }
    into->count = kept;
    if (!name || !*name || size == 0 || kept == wire::max_named_objects) return;
    wire::named_object& fresh = into->at[into->count++];
    fresh.address = address;
    fresh.size = size;
    fresh.handle = name == named_by_its_handle ? handle_to_be_found : 0;
    fresh.made_at = 0;
    copy(fresh.noun, noun ? noun : "", sizeof fresh.noun);
    copy(fresh.name, name, sizeof fresh.name);
}

void note_made(std::uint64_t address, std::uint64_t size, const char* noun, std::uint64_t pc) {
    if (into->count == wire::max_named_objects) return;
    wire::named_object& fresh = into->at[into->count++];
    fresh = {};
    fresh.address = address;
    fresh.size = size;
    fresh.made_at = pc;
    copy(fresh.noun, noun, sizeof fresh.noun);
}

void begin_naming(wire::named_objects& names) {
    into = &names;
    looks_in_vain = 0;
    names.count = before_all.count;
    std::memcpy(names.at, before_all.at, before_all.count * sizeof before_all.at[0]);
}

void rename_object(std::uint64_t address, const char* name) {
    for (std::uint32_t i = 0; i < into->count; ++i) {
        if (into->at[i].address != address) continue;
        into->at[i].handle = 0;
        copy(into->at[i].name, name, sizeof into->at[i].name);
    }
}

const wire::named_object* named_now(std::uint64_t address) {
    wire::named_object* found = nullptr;
    for (std::uint32_t i = 0; i < into->count; ++i)
        if (into->at[i].address == address) found = &into->at[i];
    // No variable of the program's own leads to some: they are not looked for again and again.
    if (!found || found->handle != handle_to_be_found || looks_in_vain == most_looks) return found;
    const auto look = [](void* self, const char* begin, std::uint64_t size) {
        auto& wanted = *static_cast<wire::named_object*>(self);
        const auto* word = reinterpret_cast<const std::uint64_t*>(begin);
        for (const auto* end = word + size / sizeof *word; word < end; ++word)
            if (*word == wanted.address && wanted.handle == handle_to_be_found)
                wanted.handle = reinterpret_cast<std::uint64_t>(word);
    };
    program_snapshot().each_range(look, found);
    looks_in_vain += found->handle == handle_to_be_found;
    return found;
}

bool is_variable(std::uint64_t handle) { return handle > handle_to_be_found; }

void find_handles() {
    std::uint32_t wanted = 0;
    for (std::uint32_t i = 0; i < into->count; ++i) wanted += into->at[i].handle == handle_to_be_found;
    if (wanted == 0) return;
    const auto look = [](void*, const char* begin, std::uint64_t size) {
        const auto* word = reinterpret_cast<const std::uint64_t*>(begin);
        for (const auto* end = word + size / sizeof *word; word < end; ++word)
            for (std::uint32_t i = 0; i < into->count; ++i)
                if (into->at[i].address == *word && into->at[i].handle == handle_to_be_found)
                    into->at[i].handle = reinterpret_cast<std::uint64_t>(word);
    };
    program_snapshot().each_range(look, nullptr);
    for (std::uint32_t i = 0; i < into->count; ++i)
        if (into->at[i].handle == handle_to_be_found) into->at[i].handle = 0;
}

}  // namespace pawl::check::machine
