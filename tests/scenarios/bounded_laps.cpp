// Two senders and a receiver go round the ring: hints grow old, and slots come again with a later lap.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        auto other_tx = tx;
        tally kept[2], took;
        std::thread one([&] { send<T>(tx, way::tries, 0, kept[0]); });
        for (long n : {10, 11}) {
            require(send<T>(other_tx, way::tries, n, kept[1]) || kept[1].count() != 0);
            receive<T>(rx, way::tries, took);
        }
        one.join();
        drain(rx, took);
        for (const tally& each : kept) took.add(each);
        took.require_once(0, 1);
        took.require_once(10, 2);
    });
}
