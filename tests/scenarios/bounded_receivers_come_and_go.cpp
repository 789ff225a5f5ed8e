// The sender makes a new receiver while the last one goes: what is sent afterwards arrives; what was there is received.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept, took;
        require(send<T>(tx, way::tries, 0, kept));
        std::thread last([rx = std::move(rx)] {});
        auto fresh = tx.receiver();
        last.join();
        require(!fresh.is_closed(), "it has a sender and a receiver");
        require(receive<T>(fresh, way::tries, took), "what was there is received");
        require(send<T>(tx, way::tries, 1, kept));
        drain(fresh, took);
        took.require_once(0, 2);
    });
}
