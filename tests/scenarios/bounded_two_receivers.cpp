// Two receivers at once and a sender of two messages.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        auto other_rx = rx;
        tally kept, took[2];
        std::thread one([&] { receive<T>(rx, way::tries, took[0]); });
        std::thread two([&] { receive<T>(other_rx, way::tries, took[1]); });
        send<T>(tx, way::tries, 0, kept);
        send<T>(tx, way::tries, 1, kept);
        one.join();
        two.join();
        tally left;
        drain(rx, left);
        for (const tally& each : {took[0], took[1], kept}) left.add(each);
        left.require_once(0, 2);
    });
}
