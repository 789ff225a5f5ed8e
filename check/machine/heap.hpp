// The program's heap: at a fixed address, the same for the same schedule, put back by moving one pointer. The memory
// stays mapped between executions; fresh blocks are filled, so that what a program reads before it writes is the same
// in every execution.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pawl::check::machine {

inline constexpr std::uint64_t heap_address = 0x600000000000;
inline constexpr std::uint64_t heap_limit = std::uint64_t{1} << 36;

void* heap_allocate(std::size_t size, std::size_t alignment);
void heap_free(void* block);
std::size_t heap_block_size(const void* block);
bool heap_owns(const void* block);

/// Pages of the program's own mmap, page aligned and zero.
void* heap_pages(std::size_t size);

/// The heap as it stands now is where every execution begins.
void heap_remember();
void heap_restore();
char* heap_end();

}  // namespace pawl::check::machine
