#include <pawl/task.hpp>

int main() {
    pawl::static_frame<512> frame;
    int base = 1;
#ifdef RIGHT
    const auto adds = [](pawl::static_frame<512>&, int from, int a) -> pawl::task<int> { co_return from + a; };
    return pawl::block_on(adds(frame, base, -1));
#else
    const auto adds = [base](pawl::static_frame<512>&, int a) -> pawl::task<int> { co_return base + a; };
    return pawl::block_on(adds(frame, -1));  // EXPECT: a lambda that captures is no coroutine
#endif
}
