#include "check/machine/object_names.hpp"

#include <cstring>

#include "check/machine/snapshot.hpp"

namespace pawl::check::machine {
namespace {

wire::named_objects before_all;
wire::named_objects* into = &before_all;
constexpr std::uint64_t handle_to_be_found = 1;

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
    copy(fresh.noun, noun ? noun : "", sizeof fresh.noun);
    copy(fresh.name, name, sizeof fresh.name);
}

void begin_naming(wire::named_objects& names) {
    into = &names;
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
