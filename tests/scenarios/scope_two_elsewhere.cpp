// A scope's last tasks end on another level, one after the other or at once with the join.
#include <pawl/task.hpp>

#include <cassert>

pawl::task<> adds(pawl::static_frame<512>&, int& to) {
    ++to;
    co_return;
}
pawl::task<> waits(pawl::static_frame<1024>&, pawl::executor<2>& ex, int& n) {
    static pawl::static_frame<512> first, second, here;
    int mine = 0;
    pawl::scope s;
    s.spawn<1>(ex, adds(first, n));
    s.spawn(adds(here, mine));
    s.spawn<1>(ex, adds(second, n));
    co_await s.join();
    assert(n == 2 && mine == 1);
}

int main() {
    static pawl::static_frame<1024> frame;
    int n = 0;
    pawl::executor<2> ex;
    ex.spawn(waits(frame, ex, n));
    ex.run();
    assert(n == 2);
}
