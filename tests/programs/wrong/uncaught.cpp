// An exception leaves a thread, in some schedules.
#include <atomic>
#include <stdexcept>
#include <thread>

int main() {
    std::atomic<bool> ready = false;
    std::thread worker([&] {
        if (!ready) throw std::runtime_error("not ready");
    });
    ready = true;
    worker.join();
}
