#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>
#include <pawl/task/yield.hpp>

#ifdef RIGHT
constexpr std::size_t room = 400;
#else
constexpr std::size_t room = 16;  // EXPECT: the frame of this coroutine is larger than the place that its parameter gives it
#endif
constinit pawl::static_frame<room> frame;
pawl::executor<1> ex;

pawl::task<> turns(pawl::static_frame<room>&) { co_await pawl::yield(); }

int main() {
    ex.spawn(turns(frame));
    ex.run();
}
