// Sender and receiver go at the same moment, with a message inside: the channel is freed once, and so is the message.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept;
        std::thread sender([&kept, tx = std::move(tx)] { send<T>(tx, way::tries, 0, kept); });
        { auto gone = std::move(rx); }
        sender.join();
    });
}
