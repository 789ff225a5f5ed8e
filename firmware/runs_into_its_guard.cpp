// Where the core has a memory protection unit a thread that overflows its stack is stopped at the first byte below it; it never
// yields here, so that nobody would have looked.
#include <pawl/port/port.hpp>
#include <pawl/task/thread.hpp>

namespace {
pawl::static_stack<1024> stack;

[[gnu::noinline]] int deep(volatile int* above) {
    volatile int room[4];
    for (auto& each : room) each = *above + 1;
    return room[0] == 0 ? 0 : deep(room) + room[0];
}
}  // namespace

int main() {
    pawl::thread{{.name = "deep", .priority = 1, .stack = stack}, [] {
                     volatile int begin = 0;
                     static_cast<void>(deep(&begin));
                 }}.join();
    return 0;
}
