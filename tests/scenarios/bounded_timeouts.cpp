// Both sides wait for a while only: a time-out loses nothing and doubles nothing.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept, took;
        for (std::size_t i = 1; i < capacity; ++i) require(send<T>(tx, way::tries, 20, kept));
        std::thread sender([&] {
            send<T>(tx, way::waits_a_while, 0, kept);
            send<T>(tx, way::waits_a_while, 1, kept);
        });
        receive<T>(rx, way::waits_a_while, took);
        sender.join();
        drain(rx, took);
        took.add(kept);
        took.require_once(0, 2);
    });
}
