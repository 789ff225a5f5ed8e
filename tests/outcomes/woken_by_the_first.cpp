// A task is woken, and somebody else wakes at the same place a little later: the one that was woken may go on before that.
#include <pawl/check.hpp>

#include <linux/futex.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <thread>

std::atomic<int> x{0};

#if WAY == 1
std::atomic<unsigned> word{0};
void wait() { syscall(SYS_futex, &word, FUTEX_WAIT, 0, nullptr, nullptr, 0); }
void wake() { syscall(SYS_futex, &word, FUTEX_WAKE, 1, nullptr, nullptr, 0); }
#elif WAY == 2
// The same, beside a second word.
std::atomic<unsigned> word{0}, other{0};
void wait() {
    futex_waitv both[2] = {{0, reinterpret_cast<std::uintptr_t>(&other), FUTEX_32, 0},
                           {0, reinterpret_cast<std::uintptr_t>(&word), FUTEX_32, 0}};
    syscall(449, both, 2, 0, nullptr, 0);
}
void wake() { syscall(SYS_futex, &word, FUTEX_WAKE, 1, nullptr, nullptr, 0); }
#else
pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
void wait() {
    pthread_mutex_lock(&lock);
    pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}
void wake() { pthread_cond_signal(&changed); }
#endif

int main() {
    std::thread second([] {
        pawl::check::outcome("saw", x.load());
        wake();
    });
    std::thread first(wake);
    std::thread sleeper([] {
        wait();
        x.store(1);
        pawl::check::outcome("woken");
    });
    first.join();
    second.join();
    sleeper.detach();
}
