// Many orders that nobody needs, and enough schedules to take a while with each.
#include <atomic>
#include <thread>

std::atomic<int> counter = 0, alone = 0;

void count() {
    for (int i = 0; i < 3; ++i) counter.fetch_add(1, std::memory_order_relaxed);
}

int main() {
    std::thread one(count), two(count);
    count();
    one.join();
    two.join();
    alone.store(1);
    alone.store(2);
    alone.store(3);
    alone.store(4);
    alone.store(5);
    alone.store(6);
    alone.store(7);
    alone.store(8);
    alone.store(9);
    alone.store(10);
    alone.store(11);
    alone.store(12);
    alone.store(13);
    alone.store(14);
    alone.store(15);
    alone.store(16);
    alone.store(17);
    alone.store(18);
    alone.store(19);
    alone.store(20);
}
