// Two senders wait for room, one of them for a while only, and one message is taken: the wake-up is passed on.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    auto [tx, rx] = pawl::bounded<long>(1);
    auto other_tx = tx;
    bool sent = false;
    tally kept[2], took;
    require(send<long>(tx, way::tries, 20, kept[0]));
    std::thread patient([&] { require(send<long>(tx, way::waits, 0, kept[0])); });
    std::thread hasty([&] { sent = send<long>(other_tx, way::waits_a_while, 10, kept[1]); });
    require(receive<long>(rx, way::tries, took));
    hasty.join();
    if (sent) require(receive<long>(rx, way::waits, took));
    patient.join();
}
