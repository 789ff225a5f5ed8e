// No atomic operation.
#include <mutex>
#include <thread>

std::mutex guard;
int counter = 0;

int main() {
    std::thread other([] {
        const std::lock_guard hold(guard);
        ++counter;
    });
    other.join();
    return counter != 1;
}
