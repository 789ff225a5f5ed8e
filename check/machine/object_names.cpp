#include "check/machine/object_names.hpp"

#include <cstring>

namespace pawl::check::machine {
namespace {

wire::named_objects before_all;
wire::named_objects* into = &before_all;

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
    copy(fresh.noun, noun ? noun : "", sizeof fresh.noun);
    copy(fresh.name, name, sizeof fresh.name);
}

void begin_naming(wire::named_objects& names) {
    into = &names;
    names = before_all;
}

}  // namespace pawl::check::machine
