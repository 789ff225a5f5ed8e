// Double-checked initialisation with a plain pointer: it is set before the settings behind it have been read, so that
// another thread's quick look finds a pointer to settings that are not there yet.
#include <cassert>
#include <mutex>
#include <thread>

struct settings {
    int rate = 0;
    void read() { rate = 48000; }
};

settings* loaded = nullptr;
std::mutex loading;

const settings& get() {
    if (!loaded) {
        std::lock_guard hold(loading);
        if (!loaded) {
            loaded = new settings;
            loaded->read();
        }
    }
    return *loaded;
}

int main() {
    std::thread player([] { assert(get().rate == 48000); });
    std::thread meter([] { assert(get().rate == 48000); });
    player.join();
    meter.join();
    delete loaded;
}
