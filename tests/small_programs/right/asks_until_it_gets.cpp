// Each call of try_enter ends at once; it is its caller who asks again and again.
#include <atomic>
#include <thread>

std::atomic<bool> inside = false;
int count = 0;

bool try_enter() { return !inside.exchange(true); }

void work() {
    while (!try_enter()) std::this_thread::yield();
    ++count;
    inside = false;
}

int main() {
    std::thread other([] {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        work();
    });
    work();
    other.join();
    return count != 2;
}
