#include <pawl/task.hpp>
#pragma GCC diagnostic error "-Wunused-result"

pawl::task<> blinks(pawl::static_frame<512>&) { co_return; }

int main() {
    pawl::static_frame<512> frame;
#ifdef RIGHT
    pawl::block_on(blinks(frame));
#else
    blinks(frame);  // EXPECT: a task that is neither awaited nor spawned never runs
#endif
}
