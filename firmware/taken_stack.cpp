// Two threads are given one stack.
#include <pawl/lock/event.hpp>
#include <pawl/task/thread.hpp>

namespace {
pawl::static_stack<1024> stack;
constinit pawl::event never{"never"};
}  // namespace

int main() {
    const pawl::thread first{{.name = "first", .priority = 1, .stack = stack}, [] { never.wait(); }};
    const pawl::thread second{{.name = "second", .priority = 1, .stack = stack}, [] { never.wait(); }};
    return 0;
}
