// What malloc, operator new and their families have in common.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pawl::check::intercept {

/// A block for the current task; null, with errno, where there is no room. `frame`: of the exported function.
void* allocate(std::size_t size, std::size_t alignment, const std::uint64_t* frame);

/// Ends the execution where the block was freed before, or is none.
void release(void* block, const std::uint64_t* frame);

/// For what the runtime itself keeps in the program's memory, and for pages.
std::uint32_t current_arena();

}  // namespace pawl::check::intercept

/// The frame of an exported function: where a block's history begins.
#define PAWL_OWN_FRAME() static_cast<const std::uint64_t*>(__builtin_frame_address(0))
