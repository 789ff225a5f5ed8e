// A wait in line ends by its deadline at the moment when the lock is handed to it: the next one gets it.
#include <pawl/lock/async_mutex.hpp>

#include <cassert>
#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    pawl::async_mutex m{"m"};
    m.lock();
    std::thread hurried{[&] {
        if (m.try_lock_for(1ms)) m.unlock();
    }};
    std::thread patient{[&] {
        m.lock();
        m.unlock();
    }};
    m.unlock();
    hurried.join();
    patient.join();
    assert(m.try_lock());
}
