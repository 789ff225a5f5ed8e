// As double_checked.cpp, but the pointer is atomic and is set when the settings are complete.
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>

struct settings {
    int rate = 0;
    void read() { rate = 48000; }
};

std::atomic<settings*> loaded = nullptr;
std::mutex loading;

const settings& get() {
    settings* there = loaded.load(std::memory_order_acquire);
    if (!there) {
        std::lock_guard hold(loading);
        there = loaded.load(std::memory_order_relaxed);  // relaxed: the lock orders it
        if (!there) {
            there = new settings;
            there->read();
            loaded.store(there, std::memory_order_release);  // release: what was read is seen with the pointer
        }
    }
    return *there;
}

int main() {
    std::thread player([] { assert(get().rate == 48000); });
    std::thread meter([] { assert(get().rate == 48000); });
    player.join();
    meter.join();
    delete loaded;
}
