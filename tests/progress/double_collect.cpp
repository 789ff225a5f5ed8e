// A snapshot of two registers by collecting twice until nothing has changed (Afek and others: Atomic snapshots of shared
// memory, 1993, before the helping). Writers are wait-free; a scan goes round for each write. Lock-free as a whole.
#include <atomic>
#include <thread>

std::atomic<int> registers[2] = {};

[[gnu::noinline]] int try_scan() {
    for (;;) {
        const int first = registers[0].load(), second = registers[1].load();
        if (registers[0].load() == first && registers[1].load() == second) return first + second;
    }
}

[[gnu::noinline]] void try_write(int index, int value) { registers[index].store(value); }

int main() {
    std::thread other([] {
        try_write(0, 1);
        try_write(1, 2);
    });
    try_scan();
    other.join();
}
