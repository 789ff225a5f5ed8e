// The variables that each thread has for itself: a block a thread, laid out by the linker (Arm's "Addenda to the ABI": the thread
// pointer stands two words before the block).
#include "switch.hpp"

#include <pawl/port/cortex_m/threads.hpp>

#include <cstddef>
#include <cstring>

extern "C" {
// Of the linker script: what they begin as, and how many bytes; sizes are addresses.
extern const std::byte pawl_variables_image[];
extern const std::byte pawl_variables_given[], pawl_variables_size[];
extern std::byte pawl_variables_blocks[];

constinit std::byte* pawl_thread_pointer = nullptr;

// The compiler calls it where a variable is reached, and expects all registers but r0 as they were.
[[gnu::naked]] void* __aeabi_read_tp() {
    asm volatile(
        "ldr r0, =pawl_thread_pointer\n\t"
        "ldr r0, [r0]\n\t"
        "bx lr\n\t"
        ".ltorg");
}
}

namespace pawl::inline on_cortex_m::port::detail {
namespace {
// The linker script lays out as many blocks as there may be threads: it alone knows how large they are.
[[gnu::used]] void say_how_many_threads() { asm(".global pawl_most_threads\n.set pawl_most_threads, %c0" ::"i"(most_threads)); }

std::size_t size_of_block() noexcept { return reinterpret_cast<std::size_t>(pawl_variables_size); }
std::byte* block(std::size_t place) noexcept { return pawl_variables_blocks + place * size_of_block(); }
}  // namespace

void begin_variables(std::size_t place) noexcept {
    const auto given = reinterpret_cast<std::size_t>(pawl_variables_given);
    std::memcpy(block(place), pawl_variables_image, given);
    std::memset(block(place) + given, 0, size_of_block() - given);
}
void use_variables(std::size_t place) noexcept { pawl_thread_pointer = block(place) - 8; }

}  // namespace pawl::inline on_cortex_m::port::detail
