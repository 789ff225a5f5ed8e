// Two threads and a coroutine take one lock. One is inside at a time, and nobody is forgotten.
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task.hpp>

#include "own_task.hpp"

#include <cassert>
#include <thread>

task once(pawl::async_mutex& m, int& inside) {
    const auto held = co_await m.async_lock();
    assert(++inside == 1);
    --inside;
}

int main() {
    pawl::async_mutex m{"m"};
    int inside = 0;
    const auto locks = [&] {
        m.lock();
        assert(++inside == 1);
        --inside;
        m.unlock();
    };
    std::thread first{locks}, second{locks};
    pawl::block_on(once(m, inside));
    first.join();
    second.join();
    assert(m.try_lock());
}
