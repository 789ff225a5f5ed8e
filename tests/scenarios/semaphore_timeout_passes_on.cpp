// A wait ends by its deadline at the moment when it is woken: the wake-up is passed on, and the permit is not lost.
#include <pawl/lock/semaphore.hpp>

#include <cassert>
#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    pawl::semaphore s{0, "s"};
    bool hurried_took_it = false;
    std::thread hurried{[&] {
        hurried_took_it = s.try_acquire_for(1ms);
        if (hurried_took_it) s.release();
    }};
    std::thread patient{[&] { s.acquire(); }};
    s.release();
    hurried.join();
    patient.join();
    assert(s.count() == 0);
}
