// The terminal's write as a program gets it: over registers in memory, as on a board. masks_nothing.sh looks at its machine code.
// The functions below it are what must be found there: they keep interrupts out meanwhile, each in another way.
#include "examples/devices/hid.hpp"
#include "examples/devices/tty.hpp"

#include <pawl/task/interrupt.hpp>
#include <pawl/task/shared.hpp>

#include <csignal>
#include <string_view>

// Both drivers as a whole, as they would be compiled for a board.
template class devices::tty<devices::uart::in_memory, devices::overwriting<256>>;
template class devices::hid<devices::usb::in_memory, 8, 1>;

using terminal = devices::tty<devices::uart::in_memory, devices::overwriting<256>>;

namespace {
using on_uart = pawl::interrupt<1, 1>;
pawl::shared<int, pawl::users<on_uart>> section;
sigset_t all, before;
unsigned locked;
}  // namespace
extern "C" {
void leave_critical_section();

void terminal_write(const terminal::claimed& to, std::string_view bytes) { to.write(bytes); }

void in_a_section(const terminal::claimed& to, std::string_view bytes) {
    section.with([&](int&) { to.write(bytes); });
}
void signals_masked(const terminal::claimed& to, std::string_view bytes) {
    ::pthread_sigmask(SIG_BLOCK, &all, &before);
    to.write(bytes);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}
void signals_masked_by_the_kernel(const terminal::claimed& to, std::string_view bytes) {
    long result = 14;  // rt_sigprocmask
    asm volatile("syscall" : "+a"(result) : "D"(SIG_BLOCK), "S"(&all), "d"(&before), "r"(8L) : "rcx", "r11", "memory");
    to.write(bytes);
}
void interrupts_off(const terminal::claimed& to, std::string_view bytes) {
    asm volatile("cli" ::: "memory");
    to.write(bytes);
    asm volatile("sti" ::: "memory");
}
void flags_kept(const terminal::claimed& to, std::string_view bytes) {
    unsigned long flags = 0;
    asm volatile("pushfq; popq %0" : "=r"(flags)::"memory");
    to.write(bytes);
    asm volatile("pushq %0; popfq" ::"r"(flags) : "memory", "cc");
}
void priority_raised(const terminal::claimed& to, std::string_view bytes) {
    asm volatile("mov %0, %%cr8" ::"r"(15L) : "memory");
    to.write(bytes);
}
void spinning(const terminal::claimed& to, std::string_view bytes) {
    while (__atomic_exchange_n(&locked, 1u, __ATOMIC_ACQUIRE) != 0) {
    }
    to.write(bytes);
    __atomic_store_n(&locked, 0u, __ATOMIC_RELEASE);
}
// A jump at its end, where nothing follows.
void left_at_the_end(const terminal::claimed& to, std::string_view bytes) {
    to.write(bytes);
    leave_critical_section();
}
}
