// Whoever holds a mutex runs as urgently as who waits for it, along a chain of mutexes and until it gives up; a thread in between
// does not come first.
#include <pawl/lock/ceiling_mutex.hpp>
#include <pawl/lock/condition.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/thread.hpp>

namespace {
using namespace std::chrono_literals;
void say(const char* text) { pawl::port::last_words(text); }

pawl::static_stack<1536> stacks[3];
pawl::mutex bus{"bus"}, card{"card"};
constinit pawl::event low_has_it{"low has it"}, middle_has_both{"middle has both"};

// The highest waits for the middle one, which waits for the lowest; the main program, above the lowest two by itself, computes.
void chain() {
    static_cast<void>(pawl::port::schedule_as({5}));
    pawl::thread low{{.name = "low", .priority = 1, .stack = stacks[0]}, [] {
                         const pawl::guard held{bus};
                         low_has_it.set();
                         pawl::port::wait_any({}, pawl::port::clock::now() + 2ms);
                         say("low gives up the bus\n");
                     }};
    low_has_it.wait();
    pawl::thread middle{{.name = "middle", .priority = 2, .stack = stacks[1]}, [] {
                            const pawl::guard held{card};
                            middle_has_both.set();
                            const pawl::guard both{bus};
                            say("middle has both\n");
                        }};
    middle_has_both.wait();
    pawl::thread high{{.name = "high", .priority = 9, .stack = stacks[2]}, [] {
                          const pawl::guard held{card};
                          say("high has the card\n");
                      }};
    // Time passes for the lowest, whose sleep ends meanwhile; and main never waits.
    const auto until = pawl::port::clock::now() + 10ms;
    while (pawl::port::clock::now() < until) {
    }
    say("main has computed\n");
    low.join();
    middle.join();
    high.join();
    static_cast<void>(pawl::port::schedule_as({0}));
}

// A wait with a limit ends, and what was lent goes back.
bool limit() {
    const pawl::guard held{bus};
    bool in_time = true;
    pawl::thread hurried{{.name = "hurried", .priority = 3, .stack = stacks[0]}, [&] { in_time = bus.try_lock_for(2ms); }};
    hurried.join();
    return !in_time;
}

// At the ceiling nobody who shares the lock comes in between.
bool ceiling() {
    pawl::ceiling_mutex<4> m{"ceiling"};
    bool came = false;
    pawl::thread sharer;
    {
        const pawl::guard held{m};
        sharer = pawl::thread{{.name = "sharer", .priority = 4, .stack = stacks[0]}, [&] {
                                  const pawl::guard its{m};
                                  came = true;
                              }};
        if (came) return false;
    }
    const bool at_once = came;
    sharer.join();
    return at_once;
}

bool condition() {
    pawl::condition changed{"changed"};
    int value = 0;
    pawl::thread waits{{.name = "waits", .priority = 2, .stack = stacks[0]}, [&] {
                           pawl::guard held{bus};
                           changed.wait(held, [&] { return value == 1; });
                           value = 2;
                       }};
    {
        const pawl::guard held{bus};
        value = 1;
        changed.notify_one();
    }
    waits.join();
    return value == 2;
}
}  // namespace

int main() {
    chain();
    if (!limit()) return 1;
    if (!ceiling()) return 2;
    if (!condition()) return 3;
    return 0;
}
