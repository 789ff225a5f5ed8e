// Atomics of all sizes and orders: two threads change one object; no change is lost.
#include <atomic>
#include <cstdint>
#include <thread>

#include "expect.h"

namespace {

template <typename T>
void integer() {
    std::atomic<T> value{1};
    T expected = 2;
    EXPECT(!value.compare_exchange_strong(expected, 3) && expected == 1);
    while (!value.compare_exchange_weak(expected, 4, std::memory_order_acq_rel, std::memory_order_acquire)) {
    }
    EXPECT(value.exchange(8, std::memory_order_acq_rel) == 4);
    EXPECT(value.fetch_add(7, std::memory_order_relaxed) == 8);
    EXPECT(value.fetch_sub(3, std::memory_order_release) == 15);
    EXPECT(value.fetch_and(T(6), std::memory_order_acquire) == 12);
    EXPECT(value.fetch_or(T(9)) == 4);
    EXPECT(value.fetch_xor(T(1)) == 13);
    EXPECT(value.load(std::memory_order_acquire) == 12);
    value.store(0, std::memory_order_release);
    EXPECT(__atomic_fetch_nand(reinterpret_cast<T*>(&value), T(1), __ATOMIC_SEQ_CST) == 0);

    value.store(0, std::memory_order_relaxed);
    std::thread other([&] { ++value; });
    ++value;
    other.join();
    EXPECT(value == 2);
}

struct wide {
    std::uint64_t low, high;
    bool operator==(const wide&) const = default;
};

void sixteen_bytes() {
    alignas(16) unsigned __int128 value = 1;
    std::thread other([&] {
        unsigned __int128 seen = __atomic_load_n(&value, __ATOMIC_ACQUIRE);
        while (!__atomic_compare_exchange_n(&value, &seen, seen + (static_cast<unsigned __int128>(1) << 64), false,
                                            __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
        }
    });
    unsigned __int128 seen = __atomic_load_n(&value, __ATOMIC_ACQUIRE);
    while (!__atomic_compare_exchange_n(&value, &seen, seen + 1, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
    }
    other.join();
    EXPECT(value == ((static_cast<unsigned __int128>(1) << 64) + 2));
    __atomic_store_n(&value, 5, __ATOMIC_SEQ_CST);
    EXPECT(__atomic_exchange_n(&value, 6, __ATOMIC_SEQ_CST) == 5);
}

void pointers_flags_and_doubles() {
    int values[2] = {};
    std::atomic<int*> pointer = values;
    EXPECT(pointer.fetch_add(1) == values && pointer.load() == values + 1);
    std::atomic<double> number = 1.5;
    number += 1;
    EXPECT(number == 2.5);
    std::atomic_flag flag;
    EXPECT(!flag.test_and_set() && flag.test());
    flag.clear();
    std::atomic<bool> truth = false;
    EXPECT(!truth.exchange(true));
    int plain = 0;
    EXPECT(std::atomic_ref(plain).fetch_add(2) == 0 && plain == 2);
}

void fences_order() {
    int message = 0;
    std::atomic<bool> sent = false;
    std::thread sender([&] {
        message = 1;
        std::atomic_thread_fence(std::memory_order_release);
        sent.store(true, std::memory_order_relaxed);
    });
    if (sent.load(std::memory_order_relaxed)) {
        std::atomic_thread_fence(std::memory_order_acquire);
        EXPECT(message == 1);
    }
    std::atomic_signal_fence(std::memory_order_seq_cst);
    sender.join();
}

void waits_for_a_change() {
    std::atomic<int> value = 0;
    std::thread other([&] {
        value = 1;
        value.notify_one();
    });
    value.wait(0);
    EXPECT(value == 1);
    other.join();
}

}  // namespace

int main() {
    integer<std::uint8_t>();
    integer<std::uint16_t>();
    integer<std::uint32_t>();
    integer<std::uint64_t>();
    sixteen_bytes();
    pointers_flags_and_doubles();
    fences_order();
    waits_for_a_change();
}
