// The program gives up in some schedules.
#include <atomic>
#include <cstdlib>
#include <thread>

int main() {
    std::atomic<bool> ready = false;
    std::thread other([&] { ready = true; });
    if (!ready) std::abort();
    other.join();
}
