// A sender is copied in one task while the original goes in another: the channel closes behind the last one, not before.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    auto [tx, rx] = pawl::bounded<long>(1);
    tally kept, took;
    std::thread one([&kept, tx = tx] {
        auto copy = tx;
        require(send<long>(copy, way::tries, 0, kept), "it is empty and open");
    });
    { auto gone = std::move(tx); }
    require(receive<long>(rx, way::waits, took), "the channel is open until it was sent");
    one.join();
    require(rx.recv().error() == pawl::errc::closed);
    took.require_once(0, 1);
}
