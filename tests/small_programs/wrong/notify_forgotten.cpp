// The value changes, but nobody tells the one who sleeps on it.
#include <atomic>
#include <thread>

int main() {
    std::atomic<bool> ready{false};
    std::jthread waiter([&] { ready.wait(false); });
    ready.store(true);
}
