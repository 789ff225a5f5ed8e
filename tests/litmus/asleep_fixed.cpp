// Of sequentially consistent accesses there is one order: whoever comes second in it sees what the other has written.
#include <atomic>
#include <semaphore>
#include <thread>

std::atomic<bool> asleep, work;
std::binary_semaphore wake{0};

int main() {
    std::thread worker([] {
        asleep.store(true, std::memory_order_seq_cst);
        if (!work.load(std::memory_order_seq_cst)) wake.acquire();
    });
    work.store(true, std::memory_order_seq_cst);
    if (asleep.load(std::memory_order_seq_cst)) wake.release();
    worker.join();
}
