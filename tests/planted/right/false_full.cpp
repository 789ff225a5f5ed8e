// Taking a message and freeing its cell are one step; a cell that is free anywhere is room.
#include <array>
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

std::array<std::atomic<int>, 2> cells{1, 2};

int recv() {
    for (auto& cell : cells)
        if (const int message = cell.exchange(0)) return message;
    return 0;
}

bool try_send(int message) {
    for (auto& cell : cells) {
        int empty = 0;
        if (cell.compare_exchange_strong(empty, message)) return true;
    }
    return false;
}

int main() {
    std::thread other(recv);
    recv();
    pawl::check::require(try_send(3), "false full: there is room for a message, and it is refused");
    other.join();
}
