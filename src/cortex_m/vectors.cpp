// The table that the core reads. A handler is a function called pawl_irq_N; an interrupt that has none, and comes, ends the
// program by its number.
#include <pawl/port/cortex_m/core.hpp>
#include <pawl/port/cortex_m/semihosting.hpp>

#include <cstdint>

extern "C" {
extern std::uint32_t pawl_stack_top[];
[[noreturn]] void pawl_reset();

[[noreturn]] void pawl_unexpected() {
    char text[] = "pawl: exception 00 came, and nothing handles it (an interrupt has its number and 16)\n";
    const std::uint32_t number = pawl::port::core::exception();
    text[16] = static_cast<char>('0' + number / 10 % 10);
    text[17] = static_cast<char>('0' + number % 10);
    pawl::port::semihosting::write(text);
    pawl::port::semihosting::exit(135);
}

// Weak: whoever defines the function is called. Said to the assembler, since an alias that comes back is not one to GCC.
#define PAWL_HANDLER(name) \
    void name();           \
    asm(".weak " #name "\n.thumb_set " #name ", pawl_unexpected");
PAWL_HANDLER(pawl_nmi)
PAWL_HANDLER(pawl_hard_fault)
PAWL_HANDLER(pawl_memory_fault)
PAWL_HANDLER(pawl_bus_fault)
PAWL_HANDLER(pawl_usage_fault)
PAWL_HANDLER(pawl_supervisor_call)
PAWL_HANDLER(pawl_pended_call)
PAWL_HANDLER(pawl_tick)
#define PAWL_FOUR(a, b, c, d)                 \
    PAWL_HANDLER(pawl_irq_##a) PAWL_HANDLER(pawl_irq_##b) \
    PAWL_HANDLER(pawl_irq_##c) PAWL_HANDLER(pawl_irq_##d)
PAWL_FOUR(0, 1, 2, 3)
PAWL_FOUR(4, 5, 6, 7)
PAWL_FOUR(8, 9, 10, 11)
PAWL_FOUR(12, 13, 14, 15)
PAWL_FOUR(16, 17, 18, 19)
PAWL_FOUR(20, 21, 22, 23)
PAWL_FOUR(24, 25, 26, 27)
PAWL_FOUR(28, 29, 30, 31)
#undef PAWL_FOUR
#undef PAWL_HANDLER

union entry {
    std::uint32_t* stack;
    void (*handler)();
};
#define PAWL_FOUR(a, b, c, d) \
    {.handler = pawl_irq_##a}, {.handler = pawl_irq_##b}, {.handler = pawl_irq_##c}, {.handler = pawl_irq_##d}
[[gnu::section(".vectors"), gnu::used]] extern const entry pawl_vectors[48] = {
    {.stack = pawl_stack_top},
    {.handler = pawl_reset},
    {.handler = pawl_nmi},
    {.handler = pawl_hard_fault},
    {.handler = pawl_memory_fault},
    {.handler = pawl_bus_fault},
    {.handler = pawl_usage_fault},
    {.handler = nullptr},
    {.handler = nullptr},
    {.handler = nullptr},
    {.handler = nullptr},
    {.handler = pawl_supervisor_call},
    {.handler = nullptr},
    {.handler = nullptr},
    {.handler = pawl_pended_call},
    {.handler = pawl_tick},
    PAWL_FOUR(0, 1, 2, 3),
    PAWL_FOUR(4, 5, 6, 7),
    PAWL_FOUR(8, 9, 10, 11),
    PAWL_FOUR(12, 13, 14, 15),
    PAWL_FOUR(16, 17, 18, 19),
    PAWL_FOUR(20, 21, 22, 23),
    PAWL_FOUR(24, 25, 26, 27),
    PAWL_FOUR(28, 29, 30, 31),
};
}
