// Two tasks, two mutexes, opposite orders: silence. The latch sees to it that they meet each time; without it this program
// hangs now and then, which is worse.
#include <pthread.h>

#include <cstdio>
#include <latch>
#include <mutex>
#include <thread>

std::mutex library, deck;
std::latch both{2};

void scan() {
    pthread_setname_np(pthread_self(), "scan");
    const std::scoped_lock held{library};
    both.arrive_and_wait();
    const std::scoped_lock wanted{deck};
    std::puts("scan: done");
}

void mix() {
    pthread_setname_np(pthread_self(), "mixer");
    const std::scoped_lock held{deck};
    both.arrive_and_wait();
    const std::scoped_lock wanted{library};
    std::puts("mixer: done");
}

int main() {
    std::thread scanning{scan}, mixing{mix};
    scanning.join();
    mixing.join();
    std::puts("everybody went on");
}
