// The receiver makes a new sender while the last one goes: the channel is open afterwards.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept, took;
        std::thread last([tx = std::move(tx)] {});
        auto fresh = rx.sender();
        last.join();
        require(!fresh.is_closed(), "it has a sender and a receiver");
        require(send<T>(fresh, way::tries, 0, kept));
        { auto gone = std::move(fresh); }
        drain(rx, took);
        took.require_once(0, 1);
        require(rx.is_closed());
    });
}
