// Two receivers take several messages each, until the sender has gone.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    auto [tx, rx] = pawl::bounded<long>(2);
    auto other_rx = rx;
    tally kept, took[2];
    std::thread one([&] { receive<long>(rx, way::special, took[0]); });
    std::thread two([&] { receive<long>(other_rx, way::special, took[1]); });
    {
        auto last = std::move(tx);
        for (long n : {0, 1, 2}) send<long>(last, way::tries, n, kept);
    }
    one.join();
    two.join();
    took[0].add(took[1]);
    took[0].add(kept);
    tally left;
    drain(rx, left);
    took[0].add(left);
    took[0].require_once(0, 3);
}
