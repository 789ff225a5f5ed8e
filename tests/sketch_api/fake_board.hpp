// A board that is nothing but memory: what a sketch's headers ask of it is written down, and its clock goes on only when it is
// told to wait.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

struct fake_board {
    std::uint64_t now = 0;
    // Lines of output, and what comes in at which time.
    std::string output;
    std::vector<std::string> pieces;  // as they were written
    std::multimap<std::uint64_t, char> input;
    // Everything else, a sentence for each call.
    std::vector<std::string> calls;
    std::map<int, int> levels;
    std::map<int, int> analog;
    std::uint32_t seed = 1;
    bool interrupts = true;
    void (*handler)(void*) = nullptr;
    void* argument = nullptr;
    int timers = 0;
    std::uint64_t timer_clock = 0;
    bool timer_waits = false;

    void types(const std::string& text, std::uint64_t at = 0) {
        for (char c : text) input.emplace(at, c);
    }
};

extern fake_board board;

// What printing gives.
template <typename Print>
std::string printed(Print print) {
    board.output.clear();
    print();
    return board.output;
}
