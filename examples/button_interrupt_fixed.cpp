// As button_interrupt.cpp, but main takes the count and clears it in one step.
#include <atomic>

#include <pawl/check.hpp>

namespace check = pawl::check;

int main() {
    std::atomic<int> presses = 0;
    std::atomic<int> pressed = 0;
    check::interrupt({.name = "button", .times = 2}, [&] {
        ++presses;
        ++pressed;
    });

    int seen = 0;
    for (int round = 0; round < 2; ++round) seen += presses.exchange(0);
    const int counted = pressed;  // read first: the button may be pressed between the two
    check::require(seen + presses >= counted, "every press is counted");
}
