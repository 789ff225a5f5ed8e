// What the program calls its own objects: check::name.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pawl::check::wire {

inline constexpr std::size_t max_named_objects = 128;

struct named_object {
    std::uint64_t address, size;
    std::uint64_t handle;  // the variable whose value leads to it and whose name is its own; 0: `name` is
    char noun[16];
    char name[48];
    std::uint64_t made_at;  // the call that made it: a program counter; 0: it is not known
};

struct named_objects {
    std::uint32_t count;
    named_object at[max_named_objects];
};

}  // namespace pawl::check::wire
