// None: a lock behind the word try_.
#include <mutex>
#include <thread>

std::mutex lock;
int total = 0;

[[gnu::noinline]] void try_add() {
    lock.lock();
    ++total;
    lock.unlock();
}

int main() {
    std::thread other([] { try_add(); });
    try_add();
    other.join();
}
