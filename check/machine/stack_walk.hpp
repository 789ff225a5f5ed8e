// Call stacks: by frame pointers where it must be quick or the task does not run, by unwind tables while recording.
#pragma once

#include "check/machine/task.hpp"
#include "check/wire/finding.hpp"

namespace pawl::check::machine {

/// The caller's own stack, without the runtime's frames.
void unwind_here(wire::stack_trace& out);
/// By frame pointers, from `frame` up to `top`.
void walk_frames(const std::uint64_t* frame, const char* low, const char* top, wire::stack_trace& out);
/// The same, at most `most` return addresses, and of frames below the address `up_to` only, if that is not 0; how many
/// there are.
std::uint32_t walk_path(const std::uint64_t* frame, const task& t, std::uint64_t* out, std::uint32_t most,
                        std::uint64_t up_to = 0);
/// Of a task that waits in perform().
void walk_task(const task& t, wire::stack_trace& out);
/// True for an address inside the runtime itself.
bool in_runtime(std::uint64_t pc);
/// True for an address in the executable itself, not in a library.
bool in_executable(std::uint64_t pc);
bool in_dynamic_linker(std::uint64_t pc);

/// Libraries keep no frame pointers. Of a call from one: the likeliest place in the executable that it was called from,
/// 0 if none is found between `frame` and the next frame that is known.
std::uint64_t caller_through_library(const std::uint64_t* frame, const task& t);

}  // namespace pawl::check::machine
