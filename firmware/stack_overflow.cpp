// A thread that writes below its stack is named, the next time that another one runs.
#include <pawl/port/port.hpp>
#include <pawl/port/cortex_m/threads.hpp>

namespace {
struct {
    std::uint64_t below[8];
    std::uint64_t stack[64];
} memory;
pawl::port::word ended{0};

[[gnu::noinline]] int deep(int left) {
    volatile int room[16];
    for (auto& each : room) each = left;
    return left == 0 ? 0 : deep(left - 1) + room[left % 16];
}
}  // namespace

int main() {
    pawl::port::plain_thread what;
    what.name = "deep";
    what.stack = memory.stack;
    what.run = [](void*) {
        static_cast<void>(deep(7));
        pawl::port::yield_to_equals();
    };
    what.ended = &ended;
    if (pawl::port::begin_thread(what) == 0) return 1;
    pawl::port::wait(ended, 0, pawl::port::clock::time_point::max());
    return 0;
}
