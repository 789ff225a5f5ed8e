// Permits that are released together reach all who sleep; the third one is left.
#include <pawl/lock/semaphore.hpp>

#include <cassert>
#include <thread>

int main() {
    pawl::semaphore s{0, "s"};
    std::thread first{[&] { s.acquire(); }};
    std::thread second{[&] { s.acquire(); }};
    s.release(3);
    first.join();
    second.join();
    assert(s.count() == 1);
}
