// Without any order between them, one task's variables stand where another's stood that has ended: no race.
#include <pthread.h>
#include <atomic>

static std::atomic<bool> collected{false};

[[gnu::noinline]] static int sum(const int* of) { return of[0] + of[1]; }

static void* fill(void* unused) {
    int own[2];
    own[0] = 1;
    own[1] = 2;
    return sum(own) == 3 ? unused : nullptr;
}

static void* collect(void* first) {
    pthread_join(*static_cast<pthread_t*>(first), nullptr);
    collected.store(true, std::memory_order_relaxed);
    return nullptr;
}

int main() {
    pthread_t first, collector, second;
    pthread_create(&first, nullptr, fill, nullptr);
    pthread_create(&collector, nullptr, collect, &first);
    while (!collected.load(std::memory_order_relaxed)) {
    }
    pthread_create(&second, nullptr, fill, nullptr);
    pthread_join(second, nullptr);
    pthread_join(collector, nullptr);
}
