// main holds a lock and waits for the end of a thread that wants it.
#include <mutex>
#include <thread>

std::mutex door;

int main() {
    std::unique_lock hold(door);
    std::thread guest([] { std::lock_guard enter(door); });
    guest.join();
}
