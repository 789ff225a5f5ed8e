// Threads that wait for locks and at channels, for the commands of gdb: the debugger stops where nobody can go on.
#include <pawl/channel/ring.hpp>
#include <pawl/channel/static_channel.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/port/cortex_m/threads.hpp>

#include <chrono>
#include <cstdint>
#include <span>

namespace {
pawl::mutex deck{"deck"};
constinit pawl::event held{"held"}, over{"over"};
pawl::ring<int, 4> samples;
pawl::static_channel<int, 2> frames;
auto [to_reader, from_samples] = samples.split();
auto to_nobody = frames.sender();

// Who waits for a lock looks for circles, and could be refused with a report: that takes room.
std::uint64_t little[2][192], much[448];
pawl::port::word ended{0};

void begin(const char* name, std::span<std::uint64_t> stack, void (*run)(void*)) {
    pawl::port::plain_thread what;
    what.name = name;
    what.stack = stack;
    what.run = run;
    what.ended = &ended;
    static_cast<void>(pawl::port::begin_thread(what));
}

void write(void*) {
    const pawl::guard mine{deck};
    held.set();
    for (int i = 0; i < 3; ++i) static_cast<void>(to_nobody.send(i));
}
void scan(void*) {
    held.wait();
    const pawl::guard mine{deck};
}
void read(void*) { static_cast<void>(from_samples.recv()); }
}  // namespace

// The debugger stops here.
extern "C" [[gnu::noinline]] void nobody_goes_on() { asm volatile(""); }

int main() {
    if (!to_reader) return 1;
    to_nobody.name("frames");
    from_samples.name("samples");
    begin("writer", little[0], write);
    begin("scan", much, scan);
    begin("reader", little[1], read);
    static_cast<void>(over.wait_for(std::chrono::milliseconds{4}));
    nobody_goes_on();
    return 0;
}
