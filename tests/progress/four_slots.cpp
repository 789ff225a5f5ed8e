// Simpson's four slots (Four-slot fully asynchronous communication mechanism, 1990): wait-free on both sides.
#include <atomic>
#include <thread>

int slots[2][2];
std::atomic<int> latest = 0, reading = 0;
std::atomic<int> newest[2] = {0, 0};

[[gnu::noinline]] void try_write(int value) {
    const int pair = 1 - reading.load();
    const int index = 1 - newest[pair].load();
    slots[pair][index] = value;
    newest[pair].store(index);
    latest.store(pair);
}

[[gnu::noinline]] int try_read() {
    const int pair = latest.load();
    reading.store(pair);
    const int index = newest[pair].load();
    return slots[pair][index];
}

int main() {
    std::thread writer([] {
        try_write(1);
        try_write(2);
    });
    try_read();
    try_read();
    writer.join();
}
