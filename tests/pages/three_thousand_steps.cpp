// A long execution, for a page that must stay quick.
#include <atomic>
#include <thread>

int main() {
    std::atomic<int> turns = 0;
    std::thread other([&] {
        for (int i = 0; i < 1500; ++i) turns.fetch_add(1);
    });
    other.join();
    for (int i = 0; i < 1600; ++i) turns.store(i);
}
