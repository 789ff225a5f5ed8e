// Two threads, two locks, both ways round. The threads meet in between, so that it hangs each time.
#include <pthread.h>

#include <latch>
#include <mutex>
#include <thread>

std::mutex deck, library;
std::latch both(2);

void scan() {
    pthread_setname_np(pthread_self(), "scan");
    std::lock_guard hold_library(library);
    both.arrive_and_wait();
    std::lock_guard hold_deck(deck);
}

void mix() {
    pthread_setname_np(pthread_self(), "mixer");
    std::lock_guard hold_deck(deck);
    both.arrive_and_wait();
    library.lock();
    library.unlock();
}

int main() {
    std::thread scanning(scan), mixing(mix);
    scanning.join();
    mixing.join();
}
