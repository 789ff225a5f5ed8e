// For --freeze: two senders drop the oldest message of a full channel, a receiver tries. force_send is promised like try_.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        auto other_tx = tx;
        tally kept[3], took;
        for (std::size_t i = 0; i < capacity; ++i) send<T>(tx, way::tries, static_cast<long>(20 + i), kept[2]);
        std::thread one([&] { require(send<T>(tx, way::special, 0, kept[0]), "a place is made"); });
        std::thread two([&] { require(send<T>(other_tx, way::special, 10, kept[1]), "a place is made"); });
        receive<T>(rx, way::tries, took);
        one.join();
        two.join();
    });
}
