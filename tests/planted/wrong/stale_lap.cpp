// A list of free cells whose head is compared by its index alone. While one task stands in the middle of taking, another
// takes two cells and gives the first back: the index is the same, a lap later, and what was read beside it is stale.
#include <array>
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

constexpr unsigned nothing = 3;
std::array<std::atomic<unsigned>, 3> next{1, 2, nothing};
std::atomic<unsigned> head = 0;

unsigned take() {
    unsigned first = head.load();
    while (first != nothing && !head.compare_exchange_strong(first, next[first].load())) {
    }
    return first;
}

void give_back(unsigned cell) {
    unsigned first = head.load();
    do next[cell].store(first);
    while (!head.compare_exchange_strong(first, cell));
}

int main() {
    std::thread other([] { take(); });
    const unsigned first = take();
    const unsigned second = take();
    give_back(first);
    other.join();
    pawl::check::require(take() != second, "stale lap: a cell is given out twice");
}
