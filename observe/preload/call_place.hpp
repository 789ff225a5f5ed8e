// Where the program calls a lock, at next to no cost.
#pragma once

#include <cstddef>
#include <cstdint>

#include "observe/wire/facts.hpp"

namespace pawl::observe::preload {

/// Return addresses, the innermost first, and where the frame of the first one's function ends.
struct call_place {
    const void* code[wire::place_depth];
    const void* stack;
};

/// Must be inlined into the function that the program calls. That function's return address leads to the line, unless the
/// program is not optimised: then it leads to a small function of the standard library, and its callers are found by the
/// frame pointers that such code has. Other code keeps whatever it likes in that register: so a frame must stand above
/// the last one and near, or the walk ends; the command looks whether what was found are calls.
[[gnu::always_inline]] inline call_place this_call() noexcept {
    constexpr std::uintptr_t farthest = 2048;
    const auto* frame = static_cast<const std::uintptr_t*>(__builtin_frame_address(0));
    call_place at{{__builtin_return_address(0), nullptr, nullptr, nullptr}, frame + 2};
    for (std::size_t i = 1; i < wire::place_depth; ++i) {
        const std::uintptr_t here = reinterpret_cast<std::uintptr_t>(frame), above = *frame;
        if (above - here - 1 >= farthest || above % alignof(void*) != 0) break;
        frame = reinterpret_cast<const std::uintptr_t*>(above);
        at.code[i] = reinterpret_cast<const void*>(frame[1]);
    }
    return at;
}

[[nodiscard]] inline wire::place facts_of(const void* const (&code)[wire::place_depth]) noexcept {
    wire::place place{};
    for (std::size_t i = 0; i < wire::place_depth && code[i]; ++i)
        place.code[i] = reinterpret_cast<std::uint64_t>(code[i]);
    return place;
}

}  // namespace pawl::observe::preload
