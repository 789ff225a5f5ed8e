// Two receivers wait, one of them for a while only, and one message comes. If the wake-up goes to the one whose time is
// over, it is passed on: the other gets the message.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    auto [tx, rx] = pawl::bounded<long>(1);
    auto other_rx = rx;
    tally kept, took[2];
    std::thread patient([&] {
        while (receive<long>(rx, way::waits, took[0]) && took[0].times(1) == 0) {}
    });
    std::thread hasty([&] { receive<long>(other_rx, way::waits_a_while, took[1]); });
    require(send<long>(tx, way::waits, 0, kept));
    hasty.join();
    // The patient one must have it by itself, or have none: then this one is for it.
    if (took[1].times(0) == 1) require(send<long>(tx, way::waits, 1, kept));
    else tx.close();
    patient.join();
    took[0].add(took[1]);
    took[0].require_once(0, 1);
}
