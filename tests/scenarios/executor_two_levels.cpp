// A task of the lower level waits for one of the higher one, each on its thread.
#include <pawl/task.hpp>

#include <cassert>

pawl::task<> adds(pawl::static_frame<512>&, int& to) {
    ++to;
    co_return;
}
pawl::task<> waits(pawl::static_frame<1024>&, pawl::executor<2>& ex, pawl::static_frame<512>& frame, int& n) {
    pawl::scope s;
    s.spawn<1>(ex, adds(frame, n));
    co_await s.join();
    assert(n == 1);
    ++n;
}

int main() {
    static pawl::static_frame<1024> lower;
    static pawl::static_frame<512> higher;
    int n = 0;
    pawl::executor<2> ex;
    ex.spawn(waits(lower, ex, higher, n));
    ex.run();
    assert(n == 2);
}
