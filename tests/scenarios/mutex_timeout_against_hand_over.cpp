// A wait ends by its deadline at the moment the lock is handed over: it is held by exactly one, or free, afterwards.
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    pawl::mutex m{"m"};
    int inside = 0;
    m.lock();
    std::thread hurried{[&] {
        if (!m.try_lock_for(1ms)) return;
        assert(++inside == 1);
        --inside;
        m.unlock();
    }};
    assert(++inside == 1);
    --inside;
    m.unlock();
    hurried.join();
    assert(m.try_lock());
    m.unlock();
}
