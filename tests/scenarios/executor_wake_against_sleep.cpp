// A task is spawned on a level that is about to sleep, or sleeps.
#include <pawl/task.hpp>

#include <cassert>
#include <thread>

pawl::task<> adds(pawl::static_frame<512>&, int& to) {
    ++to;
    co_return;
}

int main() {
    static pawl::static_frame<512> first, second;
    int n = 0;
    pawl::executor<1> ex;
    std::thread other{[&] {
        ex.spawn(adds(first, n));
        ex.spawn(adds(second, n));
        ex.stop();
    }};
    ex.serve();
    other.join();
    assert(n == 2 && ex.count() == 0);
}
