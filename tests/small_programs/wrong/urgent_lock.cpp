// Says that it waits for nobody, and takes a lock that another thread may hold.
#include <mutex>
#include <thread>

#include <pawl/check.hpp>

std::mutex lock;
int shared = 0;

int main() {
    std::thread other([] {
        const std::lock_guard hold(lock);
        ++shared;
    });
    {
        const pawl::check::nonblocking scope{"urgent"};
        const std::lock_guard hold(lock);
        ++shared;
    }
    other.join();
}
