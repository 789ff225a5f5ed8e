// The simulated core, on what pawl check says of interrupts. Without pawl check nothing would ever come: the program ends and
// says so.
//
// Nothing here is instrumented: it stands for hardware, whose steps are none of the program's.
#include <pawl/check.h>
#include <pawl/port/cortex_m/clock.hpp>
#include <pawl/port/cortex_m/simulated/device.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#define PAWL_HARDWARE __attribute__((__no_sanitize__("thread")))

// A program's own handlers; a number that has none is null here.
#define PAWL_FOUR(of, a, b, c, d) of(a) of(b) of(c) of(d)
#define PAWL_ALL(of)                                                                                            \
    PAWL_FOUR(of, 0, 1, 2, 3) PAWL_FOUR(of, 4, 5, 6, 7) PAWL_FOUR(of, 8, 9, 10, 11) PAWL_FOUR(of, 12, 13, 14, 15) \
    PAWL_FOUR(of, 16, 17, 18, 19) PAWL_FOUR(of, 20, 21, 22, 23) PAWL_FOUR(of, 24, 25, 26, 27) PAWL_FOUR(of, 28, 29, 30, 31)
#define PAWL_HANDLER(irq) extern "C" [[gnu::weak]] void pawl_irq_##irq();
PAWL_ALL(PAWL_HANDLER)

namespace pawl::inline on_cortex_m::port {
namespace {

constexpr unsigned lines = 32;
#define PAWL_ENTRY(irq) pawl_irq_##irq,
void (*const handlers[lines])() = {PAWL_ALL(PAWL_ENTRY)};

struct line {
    int number = -1;  // of its declaration; -1: there was none
    bool on = false;
    std::uint8_t urgency = 0;
    unsigned times = 0;
    const char* name = nullptr;
};
constinit line all[lines]{};
constinit std::uint32_t running = 0;   // the exception
constinit bool off = false;            // the mask, of what runs
constinit unsigned within = 0;         // sections within a section, of what runs
constinit std::uint32_t time = 0, alarm = 0;
constinit bool alarm_is_set = false;
constinit const char* said_last = "";

PAWL_HARDWARE [[noreturn]] void end(const char* why) noexcept {
    if (pawl_check_fail) pawl_check_fail(why, "the simulated core", 0);
    std::fprintf(stderr, "pawl: %s\n", why);
    std::abort();
}

PAWL_HARDWARE void handle(void* at) {
    const auto irq = static_cast<unsigned>(static_cast<line*>(at) - all);
    const std::uint32_t below = running, sections = within;
    const bool masked = off;
    running = core::first_interrupt + irq;
    off = false;
    within = 0;
    if (irq == board::alarm_irq && alarm_is_set) {
        time = alarm;
        alarm_is_set = false;
    }
    if (!handlers[irq]) end("an interrupt came that nothing handles");
    handlers[irq]();
    if (off) end("a handler ends with interrupts off");
    running = below;
    off = masked;
    within = sections;
}

// Numbers exist only while pawl check explores; before main() it does not yet.
PAWL_HARDWARE void declare(line& one) {
    if (one.number >= 0 || !one.on || !pawl_active() || !pawl_check_interrupt) return;
    char name[16];
    const auto irq = static_cast<unsigned>(&one - all);
    if (!one.name) std::snprintf(name, sizeof name, irq == board::alarm_irq ? "alarm" : "irq %u", irq);
    // To pawl check a greater priority is the more urgent one.
    one.number = pawl_check_interrupt(one.name ? one.name : name, 0x100 - one.urgency, 0, one.times, handle, &one);
}
PAWL_HARDWARE void declare_all() {
    for (line& one : all) declare(one);
}

}  // namespace

namespace core {

PAWL_HARDWARE volatile std::uint32_t& at(std::uintptr_t) noexcept { end("this part of the port is not simulated"); }
PAWL_HARDWARE std::uint32_t exception() noexcept { return running; }

PAWL_HARDWARE std::uint32_t all_off() noexcept {
    declare_all();
    if (off) {
        ++within;
        return 1;
    }
    pawl_mask_interrupts();
    off = true;
    return 0;
}
PAWL_HARDWARE void restore(std::uint32_t before) noexcept {
    if (before) {
        --within;
        return;
    }
    if (!off) return;
    off = false;
    pawl_unmask_interrupts();
}

PAWL_HARDWARE void wait_for_interrupt() noexcept {
    declare_all();
    if (running != 0) end("the core sleeps in a handler");
    // Nothing that is pending would ever run, and the core would never sleep again.
    if (within > 0) end("the core sleeps within a section: what it waits for cannot come");
    if (!pawl_check_wait_for_interrupt || !pawl_active()) end("nothing ever comes to a simulated core without pawl check");
    pawl_check_wait_for_interrupt();
}

namespace nvic {
PAWL_HARDWARE std::uint8_t priority(unsigned irq) noexcept { return all[irq].urgency; }
PAWL_HARDWARE void set_priority(unsigned irq, std::uint8_t urgency) noexcept { all[irq].urgency = urgency; }
PAWL_HARDWARE void enable(unsigned irq) noexcept {
    all[irq].on = true;
    if (all[irq].number >= 0)
        pawl_check_switch_interrupt(all[irq].number, 1);
    else
        declare(all[irq]);
}
PAWL_HARDWARE void disable(unsigned irq) noexcept {
    all[irq].on = false;
    if (all[irq].number >= 0) pawl_check_switch_interrupt(all[irq].number, 0);
}
PAWL_HARDWARE void pend(unsigned irq) noexcept {
    declare(all[irq]);
    if (all[irq].number < 0) end("an interrupt is pended that was never on");
    pawl_check_interrupt_is_due(all[irq].number);
}
PAWL_HARDWARE void pend_soon(std::uint32_t irqs) noexcept {
    for (unsigned irq = lines; irq-- > 0;)
        if (irqs >> irq & 1) pend(irq);
}
}  // namespace nvic
}  // namespace core

namespace board {
// The port asks for the time in a section only.
PAWL_HARDWARE std::uint32_t ticks() noexcept {
    declare_all();
    line& ringing = all[alarm_irq];
    if (alarm_is_set && ringing.number >= 0 && running != core::first_interrupt + alarm_irq && pawl_choose(2) == 1) {
        time = alarm;
        alarm_is_set = false;
        pawl_check_interrupt_may_come(ringing.number, 0);
        pawl_check_interrupt_is_due(ringing.number);
    }
    return time;
}
PAWL_HARDWARE void set_alarm(std::uint32_t from_now) noexcept {
    declare_all();
    // That far ahead it rings for nobody, only so that the counter is looked at: time that stands still needs no look.
    constexpr std::uint32_t for_nobody = 1u << 30;
    alarm = time + from_now;
    alarm_is_set = from_now < for_nobody;
    pawl_check_interrupt_may_come(all[alarm_irq].number, alarm_is_set ? 1 : 0);
}
}  // namespace board

namespace simulated {
PAWL_HARDWARE device::device(unsigned irq, const char* name, unsigned times) noexcept {
    all[irq].name = name;
    all[irq].times = times;
}
}  // namespace simulated

namespace semihosting {
PAWL_HARDWARE void write(const char* text) noexcept {
    said_last = text;
    std::fputs(text, stdout);
}
PAWL_HARDWARE void write(char one) noexcept { std::putchar(one); }
PAWL_HARDWARE void exit(int status) noexcept {
    if (status != 0) end(said_last);
    std::exit(0);
}
}  // namespace semihosting

}  // namespace pawl::inline on_cortex_m::port
