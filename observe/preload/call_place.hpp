// Where the program calls a lock, at next to no cost.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "observe/wire/facts.hpp"

namespace pawl::observe::preload {

/// The frame of the function that the program calls: the caller's frame, and where to return to.
struct call_place {
    const std::uintptr_t* frame;

    /// Where the caller's frame begins.
    [[nodiscard]] const void* stack() const noexcept { return frame + 2; }

    /// To `above`: what stands in the caller's page; of the next one it is not known whether it is there.
    [[gnu::always_inline]] void write(wire::stack_words<wire::place_words>& above) const noexcept {
        constexpr std::uintptr_t page = 4096;
        const std::uintptr_t return_address_at = reinterpret_cast<std::uintptr_t>(frame + 1);
        above.stack = 0;
        if (return_address_at % page > page - sizeof(void*) - sizeof above.words) [[unlikely]]
            return;
        above.frame_pointer = *frame;
        __builtin_memcpy(above.words, frame + 2, sizeof above.words);
        above.stack = return_address_at + sizeof(void*);
    }

    /// To `code`: return addresses, the innermost first; then a null pointer, if there is room. The first one leads to the
    /// line, unless the program is not optimised: then it leads to a small function of the standard library, and its
    /// callers are found by the frame pointers that such code has. Other code keeps whatever it likes in that register: so
    /// a frame must stand above the last one and near, or the walk ends; the command looks whether what was found are calls.
    template <class Pointers>
    [[gnu::always_inline]] void write(Pointers& code) const noexcept {
        constexpr std::uintptr_t farthest = 2048;
        constexpr auto relaxed = std::memory_order_relaxed;
        const std::uintptr_t* at = frame;
        code[0].store(reinterpret_cast<const void*>(at[1]), relaxed);
        for (std::size_t i = 1; i < wire::place_depth; ++i) {
            const std::uintptr_t here = reinterpret_cast<std::uintptr_t>(at), above = *at;
            if (above - here - 1 >= farthest || above % alignof(void*) != 0) return code[i].store(nullptr, relaxed);
            at = reinterpret_cast<const std::uintptr_t*>(above);
            code[i].store(reinterpret_cast<const void*>(at[1]), relaxed);
        }
    }
};

/// Must be inlined into the function that the program calls.
[[gnu::always_inline]] inline call_place this_call() noexcept {
    return {static_cast<const std::uintptr_t*>(__builtin_frame_address(0))};
}

using code_pointers = std::atomic<const void*>[wire::place_depth];
/// No atomics: it is read only while its thread waits, after a look at that wait which was published behind it.
using words_above = wire::stack_words<wire::place_words>;

[[nodiscard]] inline wire::place facts_of(const code_pointers& code, const words_above& above) noexcept {
    wire::place place{};
    place.above = above;
    for (std::size_t i = 0; i < wire::place_depth; ++i) {
        place.code[i] = reinterpret_cast<std::uint64_t>(code[i].load(std::memory_order_acquire));
        if (place.code[i] == 0) break;  // what stands behind it is of an earlier call
    }
    return place;
}

}  // namespace pawl::observe::preload
