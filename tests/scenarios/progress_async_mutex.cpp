// For --progress: two threads try a lock of coroutines.
#include <pawl/lock/async_mutex.hpp>

#include <thread>

int main() {
    pawl::async_mutex m{"m"};
    std::thread other{[&] {
        if (m.try_lock()) m.unlock();
    }};
    for (int i = 0; i < 2; ++i)
        if (m.try_lock()) m.unlock();
    other.join();
}
