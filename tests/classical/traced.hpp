// An atomic variable and a lock that say of each access where it stands in the order of those that do not commute with
// it: a read, how many writes came before; a write too. The outcome of an execution is then its class (Mazurkiewicz's
// trace), so that a plain search counts the classes, and in a reduced one each execution must end otherwise.
// The counting is not instrumented: it adds no steps. (Spelt so because pawl takes the usual spelling away.)
#pragma once

#include <pthread.h>

#include <atomic>
#include <pawl/check.hpp>

#define CLASSICAL_UNSEEN __attribute__((__no_sanitize__("thread"), noinline))

template <class T>
class traced {
public:
    constexpr traced(T value = T{}) : value_(value) {}

    T load(std::memory_order order = std::memory_order_seq_cst) const {
        const T got = value_.load(order);
        read();
        return got;
    }
    void store(T value, std::memory_order order = std::memory_order_seq_cst) {
        value_.store(value, order);
        write();
    }
    T fetch_add(T value, std::memory_order order = std::memory_order_seq_cst) {
        const T got = value_.fetch_add(value, order);
        write();
        return got;
    }
    bool compare_exchange_strong(T& expected, T wanted, std::memory_order order = std::memory_order_seq_cst) {
        const bool taken = value_.compare_exchange_strong(expected, wanted, order);
        taken ? write() : read();
        return taken;
    }
    bool compare_exchange_weak(T& expected, T wanted, std::memory_order order = std::memory_order_seq_cst) {
        return compare_exchange_strong(expected, wanted, order);
    }

private:
    CLASSICAL_UNSEEN void read() const { pawl::check::outcome("r", writes_); }
    CLASSICAL_UNSEEN void write() { pawl::check::outcome("w", writes_++); }

    std::atomic<T> value_;
    int writes_ = 0;
};

class traced_lock {
public:
    void lock() {
        pthread_mutex_lock(&mutex_);
        taken();
    }
    void unlock() { pthread_mutex_unlock(&mutex_); }

private:
    CLASSICAL_UNSEEN void taken() { pawl::check::outcome("l", times_++); }

    pthread_mutex_t mutex_ = PTHREAD_MUTEX_INITIALIZER;
    int times_ = 0;
};
