#include <pawl/task.hpp>

#ifdef RIGHT
constexpr std::size_t room = 1024;
#else
constexpr std::size_t room =
    32;  // EXPECT: the frame of this coroutine is larger than the place that its parameter gives it
#endif

class driver {
public:
    pawl::task<int> reads(pawl::frame_pool<room, 2>&, int a) { co_return a; }
};

int main() {
    static pawl::frame_pool<room, 2> frames;
    driver d;
    return pawl::block_on(d.reads(frames, 0));
}
