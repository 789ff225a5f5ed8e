// None: a ticket lock behind the word try_. It waits for whoever has the ticket before.
#include <atomic>
#include <thread>

std::atomic<int> next = 0, served = 0;

[[gnu::noinline]] void try_enter() {
    const int mine = next.fetch_add(1);
    while (served.load() != mine) {
    }
}

void leave() { served.fetch_add(1); }

int main() {
    std::thread other([] {
        try_enter();
        leave();
    });
    try_enter();
    leave();
    other.join();
}
