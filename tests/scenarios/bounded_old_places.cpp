// A receiver that was here a lap ago comes back: it passes over the places that another one has emptied meanwhile.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        auto other_rx = rx;
        tally kept, took, other, left;
        for (std::size_t i = 0; i < capacity; ++i) {
            require(send<T>(tx, way::tries, static_cast<long>(i), kept));
            require(receive<T>(rx, way::tries, took));
        }
        std::thread late([&] { receive<T>(other_rx, way::tries, other); });
        require(send<T>(tx, way::tries, 5, kept), "it is empty");
        late.join();
        drain(other_rx, left);
        left.add(took);
        left.add(other);
        left.require_once(0, capacity);
        left.require_once(5, 1);
    });
}
