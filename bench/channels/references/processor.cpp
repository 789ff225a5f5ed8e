// What the processor itself takes: for one atomic operation with nobody else near, and to bring a cache line to the
// other core.
#include <atomic>

#include "../measure/peer.hpp"

namespace {

double atomic_add() {
    alignas(64) std::atomic<std::uint64_t> word = 0;
    return bench::usual_time_of<bench::batch_alone>([&] { bench::keep(word.fetch_add(1)); });
}

double compare_exchange() {
    alignas(64) std::atomic<std::uint64_t> word = 0;
    std::uint64_t value = 0;
    return bench::usual_time_of<bench::batch_alone>([&] {
        word.compare_exchange_strong(value, value + 1);
        value = word.load(std::memory_order_relaxed);
    });
}

/// A word that is full or empty. No queue can be faster than this one.
class cache_line {
public:
    static constexpr bool many_senders = false;
    explicit cache_line(std::size_t) {}

    struct half {
        std::atomic<std::uint64_t>* word;
        bool try_send(std::uint64_t message) {
            if (word->load(std::memory_order_relaxed) != 0) return false;
            word->store(message, std::memory_order_release);
            return true;
        }
        bool try_recv(std::uint64_t& message) {
            message = word->load(std::memory_order_acquire);
            if (message == 0) return false;
            word->store(0, std::memory_order_relaxed);
            return true;
        }
    };
    half sender() { return {&word_}; }
    half receiver() { return {&word_}; }

private:
    alignas(64) std::atomic<std::uint64_t> word_ = 0;
};

const bench::measured add("atomic add, uncontended", {{"one-thread", atomic_add}});
const bench::measured exchange("compare-exchange, uncontended", {{"one-thread", compare_exchange}});
const bench::measured line("one cache line",
                            {{"ping-pong",
                              bench::ping_pong<cache_line, bench::by_polling, bench::place::across_cores>}});

}  // namespace
