// The variables that each thread has for itself: a block a thread, laid out by the linker (Arm's "Addenda to the ABI": the thread
// pointer stands two words before the block).
#include "switch.hpp"

#include <pawl/port/cortex_m/threads.hpp>

#include <array>
#include <cstring>

#if !defined(PAWL_THREAD_VARIABLES)
#define PAWL_THREAD_VARIABLES 256
#endif

extern "C" {
// Of the linker script: what they begin as, and how many bytes; sizes are addresses.
extern const std::byte pawl_variables_image[];
extern const std::byte pawl_variables_given[], pawl_variables_size[];

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
alignas(8) constinit std::array<std::array<std::byte, PAWL_THREAD_VARIABLES>, most_threads> blocks{};
}  // namespace

void begin_variables(std::size_t place) noexcept {
    const auto given = reinterpret_cast<std::size_t>(pawl_variables_given);
    const auto size = reinterpret_cast<std::size_t>(pawl_variables_size);
    if (size > PAWL_THREAD_VARIABLES) {
        last_words("pawl: threads have more variables than PAWL_THREAD_VARIABLES has room for\n");
        semihosting::exit(138);
    }
    std::memcpy(blocks[place].data(), pawl_variables_image, given);
    std::memset(blocks[place].data() + given, 0, size - given);
}
void use_variables(std::size_t place) noexcept { pawl_thread_pointer = blocks[place].data() - 8; }

}  // namespace pawl::inline on_cortex_m::port::detail
