// A task on another level ends while the scope's own level spawns the next one and joins.
#include <pawl/task.hpp>

#include <cassert>

pawl::task<> adds(pawl::static_frame<512>&, int& to) {
    ++to;
    co_return;
}
pawl::task<> waits(pawl::static_frame<1024>&, pawl::executor<2>& ex, int& n) {
    static pawl::static_frame<512> frame;
    pawl::scope s;
    s.spawn<1>(ex, adds(frame, n));
    co_await s.join();
    assert(n == 1);
    s.spawn<1>(ex, adds(frame, n));  // where the first one stood
    co_await s.join();
    assert(n == 2);
}

int main() {
    static pawl::static_frame<1024> frame;
    int n = 0;
    pawl::executor<2> ex;
    ex.spawn(waits(frame, ex, n));
    ex.run();
    assert(n == 2);
}
