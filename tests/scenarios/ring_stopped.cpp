// For --freeze: two senders try, a receiver tries twice. Whoever is stopped wherever, each call ends.
#include "calls.hpp"
#include "flavours.hpp"

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        each_ring<T>(capacity, [](auto tx, auto rx) {
            auto other_tx = tx;
            tally kept[2], took;
            std::thread one([&] { send<T>(tx, way::tries, 0, kept[0]); });
            std::thread two([&] { send<T>(other_tx, way::tries, 10, kept[1]); });
            receive<T>(rx, way::tries, took);
            receive<T>(rx, way::tries, took);
            one.join();
            two.join();
        });
    });
}
