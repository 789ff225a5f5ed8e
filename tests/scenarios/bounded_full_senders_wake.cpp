// Two senders that wait for room in a full channel: each receive lets one of them go on.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

template <class T>
void run() {
    auto [tx, rx] = pawl::bounded<T>(1);
    auto other_tx = tx;
    tally kept[2], took;
    require(tx.try_send(message<T>(20)).has_value());
    std::thread one([&] { send<T>(tx, way::waits, 0, kept[0]); });
    std::thread two([&] { send<T>(other_tx, way::waits, 10, kept[1]); });
    for (int i = 0; i < 3; ++i) require(receive<T>(rx, way::waits, took), "as many as were sent");
    one.join();
    two.join();
    require(took.times(0) == 1 && took.times(10) == 1 && took.times(20) == 1);
}

int main() { choose(2) ? run<long>() : run<parcel>(); }
