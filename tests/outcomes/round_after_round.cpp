// One task is at the barrier for the second time while the other has not yet gone on from the first.
#include <pawl/check.hpp>

#include <pthread.h>

#include <atomic>
#include <thread>

pthread_barrier_t barrier;
std::atomic<int> x{0};

int main() {
    pthread_barrier_init(&barrier, nullptr, 2);
    std::thread reads([] {
        pthread_barrier_wait(&barrier);
        pawl::check::outcome("saw", x.load());
        pthread_barrier_wait(&barrier);
    });
    std::thread writes([] {
        pthread_barrier_wait(&barrier);
        x.store(1);
        pthread_barrier_wait(&barrier);
    });
    reads.join();
    writes.join();
}
