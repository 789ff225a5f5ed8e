// The same two tasks with pawl::mutex. The lock that would close the circle is refused, with the circle by name; its task
// gives up what it holds and does its work afterwards.
#include <pthread.h>

#include <cstdio>
#include <latch>
#include <pawl/lock.hpp>
#include <thread>

constinit pawl::mutex library{"library"}, deck{"deck"};
std::latch both{2};

// False: refused.
bool scan_once() {
    const pawl::guard held{library};
    both.arrive_and_wait();
    const auto wanted = deck.lock_or_report();
    if (!wanted) std::fputs(wanted.error().report().c_str(), stdout);
    return wanted.has_value();
}

bool mix_once() {
    const pawl::guard held{deck};
    both.arrive_and_wait();
    const auto wanted = library.lock_or_report();
    if (!wanted) std::fputs(wanted.error().report().c_str(), stdout);
    return wanted.has_value();
}

int main() {
    bool scanned = false, mixed = false;
    std::thread scanning{[&] {
        pthread_setname_np(pthread_self(), "scan");
        scanned = scan_once();
    }};
    std::thread mixing{[&] {
        pthread_setname_np(pthread_self(), "mixer");
        mixed = mix_once();
    }};
    scanning.join();
    mixing.join();
    std::printf("everybody went on; at least one did its work at once: %s\n", scanned || mixed ? "yes" : "no");
}
