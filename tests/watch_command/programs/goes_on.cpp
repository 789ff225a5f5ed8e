// One of two threads is refused, and does its work the other way round. With an argument, recursive locks.
#include <cstdio>
#include <latch>
#include <mutex>
#include <system_error>
#include <thread>

template <class Mutex>
void run() {
    static Mutex first, second;
    static std::latch both(2);
    const auto work = [](Mutex& one, Mutex& other) {
        one.lock();
        both.arrive_and_wait();
        try {
            other.lock();
            other.unlock();
        } catch (const std::system_error& error) {
            if (error.code() == std::errc::resource_deadlock_would_occur) std::puts("refused");
        }
        one.unlock();
    };
    std::thread thread(work, std::ref(first), std::ref(second));
    work(second, first);
    thread.join();
}

int main(int argc, char**) {
    argc == 1 ? run<std::mutex>() : run<std::recursive_mutex>();
    return 9;
}
