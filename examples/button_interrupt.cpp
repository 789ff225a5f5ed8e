// A button raises an interrupt that counts presses; main takes the count and clears it. A press between the two is lost.
// The interrupt is declared with <pawl/check.hpp>: pawl check tries every moment at which it may come.
#include <atomic>

#include <pawl/check.hpp>

namespace check = pawl::check;

int main() {
    volatile int presses = 0;
    std::atomic<int> pressed = 0;
    check::interrupt({.name = "button", .times = 2}, [&] {
        presses = presses + 1;
        ++pressed;
    });

    int seen = 0;
    for (int round = 0; round < 2; ++round) {
        seen += presses;
        presses = 0;
    }
    const int counted = pressed;  // read first: the button may be pressed between the two
    check::require(seen + presses >= counted, "every press is counted");
}
