// Tasks of two executors take one lock: one is inside at a time, and it is handed on between the threads.
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task.hpp>

#include <cassert>
#include <thread>

pawl::task<> locks(pawl::static_frame<1024>&, pawl::async_mutex& m, int& inside) {
    const auto held = co_await m.async_lock();
    assert(++inside == 1);
    --inside;
}

int main() {
    static pawl::static_frame<1024> first, second;
    pawl::async_mutex m{"m"};
    int inside = 0;
    pawl::executor<1> one;
    one.spawn(locks(first, m, inside));
    std::thread other{[&] {
        pawl::executor<1> another;
        another.spawn(locks(second, m, inside));
        another.run();
    }};
    one.run();
    other.join();
    assert(m.try_lock());
    m.unlock();
}
