// Two tasks take the permits that a third one gives, one by one. None is lost, and none is taken twice.
#include <pawl/lock/semaphore.hpp>

#include <cassert>
#include <thread>

int main() {
    pawl::semaphore s{0, "s"};
    std::thread first{[&] { s.acquire(); }};
    std::thread second{[&] { s.acquire(); }};
    s.release();
    s.release();
    first.join();
    second.join();
    assert(s.count() == 0);
}
