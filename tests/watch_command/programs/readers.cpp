// One reads and wants to write elsewhere, the other the other way round. A second reader of the first is in nobody's way.
#include <latch>
#include <mutex>
#include <shared_mutex>
#include <thread>

std::shared_mutex index_lock, data_lock;
std::latch all(3);

int main() {
    std::thread bystander([] {
        std::shared_lock read(index_lock);
        all.arrive_and_wait();
    });
    std::thread other([] {
        std::shared_lock read(index_lock);
        all.arrive_and_wait();
        std::unique_lock write(data_lock);
    });
    std::shared_lock read(data_lock);
    all.arrive_and_wait();
    std::unique_lock write(index_lock);
}
