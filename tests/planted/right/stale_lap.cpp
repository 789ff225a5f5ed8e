// The head holds a lap beside the index: a change and a change back differ from no change.
#include <array>
#include <atomic>
#include <cstdint>
#include <pawl/check.hpp>
#include <thread>

constexpr unsigned nothing = 3;
std::array<std::atomic<unsigned>, 3> next{1, 2, nothing};
std::atomic<std::uint64_t> head = 0;

unsigned index_of(std::uint64_t word) { return static_cast<unsigned>(word); }
std::uint64_t one_lap_on(std::uint64_t word, unsigned index) { return ((word >> 32) + 1) << 32 | index; }

unsigned take() {
    std::uint64_t first = head.load();
    while (index_of(first) != nothing &&
           !head.compare_exchange_strong(first, one_lap_on(first, next[index_of(first)].load()))) {
    }
    return index_of(first);
}

void give_back(unsigned cell) {
    std::uint64_t first = head.load();
    do next[cell].store(index_of(first));
    while (!head.compare_exchange_strong(first, one_lap_on(first, cell)));
}

int main() {
    std::thread other([] { take(); });
    const unsigned first = take();
    const unsigned second = take();
    give_back(first);
    other.join();
    pawl::check::require(take() != second, "stale lap: a cell is given out twice");
}
