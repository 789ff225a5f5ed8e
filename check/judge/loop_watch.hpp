// Which instructions does a spinning task run through? A function that promises not to wait breaks its word only if the
// loop is inside it; a caller that asks again and again gets an answer each time. The call stack cannot tell the two
// apart, so the spinner runs a few rounds more in single steps, and the supervisor, who has the symbols, looks where
// the instructions stand.
#pragma once

#include <cstdint>

#include "check/machine/task.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::judge {

class loop_watch {
public:
    /// Operations of the spinner that are followed: more than any cycle that the spin rules recognise.
    static constexpr unsigned rounds = 64;

    void begin(const machine::task& spinner, wire::question& into);
    bool follows(const machine::task& t) const { return left_ > 0 && spinner_ == &t; }
    bool active() const { return left_ > 0; }
    const machine::task* spinner() const { return spinner_; }
    /// One operation is over; false after the last.
    bool next() { return --left_ > 0; }
    void end() { left_ = 0; }

    /// The trap flag of the processor, for the code that the task runs until its next operation.
    static void step_on();
    static void step_off();
    /// From the trap's handler.
    void stepped(std::uint64_t pc);

private:
    const machine::task* spinner_ = nullptr;
    wire::question* into_ = nullptr;
    unsigned left_ = 0;
};

/// While it lives, the runtime's own instructions are not stepped through.
class unstepped {
public:
    explicit unstepped(const loop_watch& watch) : on_(watch.active() && stepping()) {
        if (on_) loop_watch::step_off();
    }
    ~unstepped() {
        if (on_) loop_watch::step_on();
    }
    unstepped(const unstepped&) = delete;
    unstepped& operator=(const unstepped&) = delete;

private:
    // Under a debugger nothing is stepped through.
    static bool stepping() { return (__builtin_ia32_readeflags_u64() & 0x100) != 0; }
    bool on_;
};

}  // namespace pawl::check::judge
