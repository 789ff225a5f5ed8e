// Two senders at once, each in any way that ends by itself, and a receiver that takes one of the messages.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        const way sends = choose(2) ? way::tries : way::special, others = choose(2) ? way::tries : way::waits_a_while;
        auto [tx, rx] = pawl::bounded<T>(capacity);
        auto other_tx = tx;
        tally kept[2], took;
        bool sent[2];
        std::thread one([&] { sent[0] = send<T>(tx, sends, 0, kept[0]); });
        std::thread two([&] { sent[1] = send<T>(other_tx, others, 10, kept[1]); });
        receive<T>(rx, way::tries, took);
        one.join();
        two.join();
        require(sent[0] || sent[1], "not both are refused");
        drain(rx, took);
        for (const tally& each : kept) took.add(each);
        took.require_once(0, 1);
        took.require_once(10, 1);
    });
}
