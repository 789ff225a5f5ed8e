// Two receivers wait, and two messages come: one each.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    auto [tx, rx] = pawl::bounded<long>(1 + choose(2));
    auto other_rx = rx;
    tally kept, took[2];
    std::thread one([&] { require(receive<long>(rx, way::waits, took[0])); });
    std::thread two([&] { require(receive<long>(other_rx, way::waits, took[1])); });
    for (long n : {0, 1}) require(send<long>(tx, way::waits, n, kept));
    one.join();
    two.join();
    took[0].add(took[1]);
    took[0].require_once(0, 2);
}
