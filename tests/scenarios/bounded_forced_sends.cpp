// Two senders that drop the oldest message where there is no room, and a receiver.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        auto other_tx = tx;
        tally kept[2], took;
        require(send<T>(tx, way::tries, 20, kept[0]));
        std::thread one([&] { require(send<T>(tx, way::special, 0, kept[0]), "a place is made"); });
        std::thread two([&] { require(send<T>(other_tx, way::special, 10, kept[1]), "a place is made"); });
        receive<T>(rx, way::tries, took);
        one.join();
        two.join();
        drain(rx, took);
        for (const tally& each : kept) took.add(each);
        took.require_once(0, 1);
        took.require_once(10, 1);
        took.require_once(20, 1);
    });
}
