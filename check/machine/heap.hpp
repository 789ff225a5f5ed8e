// The program's heap: at a fixed address, the same for the same schedule, put back by forgetting what an execution did.
// Each task has an arena of its own. What a task's n-th allocation gets depends on that task's own calls alone, never on
// how tasks interleave: a block that its own task frees serves that task again, after a while; a block that another
// task frees serves nobody within the execution. So malloc and free of different tasks are independent.
#pragma once

#include <cstddef>
#include <cstdint>

#include "check/machine/heap_block.hpp"

namespace pawl::check::machine {

/// What a task frees waits until so many bytes have been freed after it: uses of freed memory are seen until then.
inline constexpr std::uint64_t quarantine_bytes = 256 << 10;

/// Who allocates or frees. The boot arena is for what runs before the first execution, and for the runtime.
inline constexpr std::uint32_t boot_arena = 0;
inline constexpr std::uint32_t arena_of_task(std::uint32_t id) { return id + 1; }

/// Null where there is no room. `used_before`: the memory was another block in this execution.
void* heap_allocate(std::uint32_t arena, std::size_t size, std::size_t alignment, const call_path& from = {},
                    bool* used_before = nullptr);

enum class freeing : std::uint8_t {
    done,
    twice,          // the block was freed before
    inside,         // the address is not a block's beginning
    nothing_there,  // no block was ever here
};
freeing heap_free(std::uint32_t arena, void* block, const call_path& from = {});

/// Pages of the program's own mmap, page aligned and zero; they are no blocks that could leak.
void* heap_pages(std::uint32_t arena, std::size_t size);

/// The heap as it stands now is where every execution begins.
void heap_remember();
void heap_restore();
/// Behind the last byte that was allocated before the first execution.
char* heap_end();

}  // namespace pawl::check::machine
