// A sender is copied in one task while the other goes: the channel closes behind the last, and not before.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept[2], took;
        std::thread one([&kept, tx] {
            auto copy = tx;
            require(send<T>(copy, way::waits, 0, kept[0]));
        });
        {
            auto last = std::move(tx);
            require(send<T>(last, way::tries, 10, kept[1]) || capacity == 1);
        }
        while (receive<T>(rx, way::waits, took)) {}
        one.join();
        took.add(kept[1]);
        took.require_once(0, 1);
        took.require_once(10, 1);
    });
}
