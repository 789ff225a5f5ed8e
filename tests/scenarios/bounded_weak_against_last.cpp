// A weak sender becomes a sender, or does not, while the last sender goes: if it does, its message arrives.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        auto weak = tx.weak();
        tally kept, took;
        bool locked = false;
        std::thread last([tx = std::move(tx)] {});
        if (auto strong = weak.lock()) {
            locked = true;
            require(send<T>(*strong, way::tries, 0, kept), "a sender keeps its channel open");
        }
        while (receive<T>(rx, way::waits, took)) {
        }
        last.join();
        require(took.times(0) == locked && rx.is_closed());
        require(!weak.lock(), "no sender is left");
    });
}
