// Nothing here repeats: each round changes something. A call that must not wait has no business here all the same.
#include <atomic>
#include <thread>

std::atomic<int> attempts = 0;
std::atomic<bool> open = false;

bool try_enter() {
    while (!open) ++attempts;
    return true;
}

int main() {
    std::thread other(try_enter);
    try_enter();
    open = true;
    other.join();
}
