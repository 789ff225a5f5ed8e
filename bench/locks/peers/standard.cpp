// What every program has: the standard library's and libc's. The classical advice for philosophers: take, try for a while,
// release, try again.
#include <pthread.h>

#include <chrono>
#include <mutex>

#include "../measure/lock_peer.hpp"

namespace {

template <int Protocol>
class posix_mutex {
public:
    posix_mutex() {
        pthread_mutexattr_t attributes;
        pthread_mutexattr_init(&attributes);
        pthread_mutexattr_setprotocol(&attributes, Protocol);
        if constexpr (Protocol == PTHREAD_PRIO_PROTECT) pthread_mutexattr_setprioceiling(&attributes, 35);
        pthread_mutex_init(&mutex_, &attributes);
        pthread_mutexattr_destroy(&attributes);
    }
    posix_mutex(const posix_mutex&) = delete;
    posix_mutex& operator=(const posix_mutex&) = delete;
    ~posix_mutex() { pthread_mutex_destroy(&mutex_); }
    void lock() { pthread_mutex_lock(&mutex_); }
    void unlock() { pthread_mutex_unlock(&mutex_); }

private:
    pthread_mutex_t mutex_;
};

const bench::measured_lock<std::mutex> standard("std::mutex");
const bench::measured_lock<std::recursive_mutex> recursive("std::recursive_mutex");
const bench::measured_lock<posix_mutex<PTHREAD_PRIO_INHERIT>> inheriting("pthread, inheritance");
const bench::measured_lock<posix_mutex<PTHREAD_PRIO_PROTECT>> ceiling("pthread, ceiling");

template <int Milliseconds>
double timed() {
    return bench::meals<std::timed_mutex>([](std::timed_mutex& left, std::timed_mutex& right) {
        const std::lock_guard first(left);
        const std::unique_lock second(right, std::chrono::milliseconds(Milliseconds));
        if (second) bench::eat();
        return second.owns_lock();
    });
}
double scoped() {
    return bench::meals<std::mutex>([](std::mutex& left, std::mutex& right) {
        const std::scoped_lock both(left, right);
        bench::eat();
        return true;
    });
}
const bench::measured philosophers[]{
    {"std::timed_mutex, 1 ms", {{"any-order", timed<1>}}},
    {"std::timed_mutex, 10 ms", {{"any-order", timed<10>}}},
    {"std::timed_mutex, 100 ms", {{"any-order", timed<100>}}},
    {"std::scoped_lock", {{"any-order", scoped}}},
};

}  // namespace
