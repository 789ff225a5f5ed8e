// The main program beside a thread goes deeper than its stack, and comes back.
#include <pawl/task/thread.hpp>

namespace {
pawl::static_stack<1024> stack;
volatile int sink;
[[gnu::noinline]] int deep(int times) {
    volatile char some[96];
    for (volatile char& each : some) each = 1;
    return times == 0 ? sink : deep(times - 1) + some[3];
}
}  // namespace

int main() {
    sink = deep(60);
    pawl::thread{{.name = "other", .priority = 1, .stack = stack}, [] {}}.join();
    return 0;
}
