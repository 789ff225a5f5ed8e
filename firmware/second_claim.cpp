// Two executors want the same level's interrupt: one of the main program, one of a thread.
#include <pawl/lock/event.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>
#include <pawl/task/thread.hpp>

namespace {
pawl::static_stack<2048> stack;
constinit pawl::static_frame<400> frames[2];
constinit pawl::event never{"never"};
pawl::executor<2> first, second;

pawl::task<> waits(pawl::static_frame<400>&) {
    const auto came = co_await never.async_wait();
    static_cast<void>(came);
}
}  // namespace

int main() {
    first.spawn<1>(waits(frames[0]));
    second.spawn<1>(waits(frames[1]));
    const pawl::thread other{{.name = "other", .stack = stack}, [] { second.run(); }};
    first.run();
    return 0;
}
