#include <pawl/task.hpp>

#ifdef RIGHT
constexpr std::size_t room = 1024;
#else
constexpr std::size_t room =
    32;  // EXPECT: the frame of this coroutine is larger than the place that its parameter gives it
#endif

pawl::task<int> adds(pawl::static_frame<room>&, int a, int b) { co_return a + b; }

int main() {
    static pawl::static_frame<room> frame;
    return pawl::block_on(adds(frame, 1, -1));
}
