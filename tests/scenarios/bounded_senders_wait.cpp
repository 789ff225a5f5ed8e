// Two senders wait for room in a full channel, and two messages are taken: both go on.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    auto [tx, rx] = pawl::bounded<long>(1);
    auto other_tx = tx;
    tally kept[2], took;
    require(send<long>(tx, way::tries, 20, kept[0]));
    std::thread one([&] { require(send<long>(tx, way::waits, 0, kept[0])); });
    std::thread two([&] { require(send<long>(other_tx, way::waits, 10, kept[1])); });
    for (int i = 0; i < 2; ++i) require(receive<long>(rx, way::waits, took));
    one.join();
    two.join();
    drain(rx, took);
    require(took.times(0) == 1 && took.times(10) == 1 && took.times(20) == 1);
}
