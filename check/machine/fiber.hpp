// Execution contexts. A fiber borrows the stack and the thread-local storage of a real thread that was parked at the
// start, so that libc, exceptions and thread_local work in it as in a thread; switching is a register swap plus a write
// of the thread base register.
#pragma once

#include <cstdint>

namespace pawl::check::machine {

/// Saves the callee-saved registers and the stack pointer in `*from`, then goes on at `to` with thread base `base`.
extern "C" void pawl_fiber_switch(void** from, void* to, std::uint64_t base);

/// The stack of a parked thread: what a task's fiber runs on.
struct stack_slot {
    std::uint64_t thread_base;
    char* top;  // aligned to 16; frames grow down from here
    char* low;
    char* tls_image;  // its thread-local storage as it was before the first execution
};

/// A context that will call entry() on `top` when first switched to. entry must not return.
void* prepare_fiber(char* top, void (*entry)());

/// Bytes of static thread-local storage below the thread base, over all loaded objects.
std::uint64_t static_tls_size();

/// Parks `count` more real threads. They never run again by themselves.
bool park_threads(unsigned count);
unsigned parked_threads();
stack_slot& parked_thread(unsigned index);

/// Remembers the thread-local storage of every parked thread; call once, before the first execution.
void remember_thread_storage();
void restore_thread_storage(const stack_slot& slot);

}  // namespace pawl::check::machine
