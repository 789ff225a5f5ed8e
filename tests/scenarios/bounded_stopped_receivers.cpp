// For --freeze: a sender tries twice, two receivers try. Whoever is stopped wherever, each call ends.
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
    });
}
