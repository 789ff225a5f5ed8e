// The least that passing something to a sleeping thread can cost: one word, one system call to wake, one to sleep.
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>

#include "../measure/byte_round_trip.hpp"
#include "../measure/peer.hpp"

namespace {

/// One value at a time.
class futex_word {
public:
    void send(std::uint64_t value) {
        while (full_.load(std::memory_order_acquire) != 0) {
        }  // a sleeper that was late has not taken the one before
        value_ = value;
        full_.store(1, std::memory_order_release);
        call(FUTEX_WAKE_PRIVATE, 1);
    }
    std::uint64_t receive() {
        while (full_.load(std::memory_order_acquire) == 0) call(FUTEX_WAIT_PRIVATE, 0);
        full_.store(0, std::memory_order_relaxed);
        return value_;
    }

private:
    void call(int operation, std::uint32_t number) {
        syscall(SYS_futex, &full_, operation, number, nullptr, nullptr, 0);
    }

    std::atomic<std::uint32_t> full_ = 0;
    std::uint64_t value_ = 0;
};

template <bench::place Where>
double round_trip() {
    futex_word there, back;
    return bench::byte_round_trip(there, back, Where);
}

double one_way() { return round_trip<bench::place::across_cores>() / 2; }

double wake_up() {
    futex_word word;
    return bench::median_wake_up([&](std::uint64_t now) { word.send(now); }, [&] { return word.receive(); });
}

const bench::measured futex("raw futex word", {
                                                   {"ping-pong-blocking", one_way},
                                                   {"wake-up", wake_up},
                                                   {"byte-same-core", round_trip<bench::place::same_core>},
                                                   {"byte-across-cores", round_trip<bench::place::across_cores>},
                                               });

}  // namespace
