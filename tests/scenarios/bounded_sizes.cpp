// size() while a sender and a receiver are at work: never more than fits, and right when they have ended.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept, took;
        bool sent[2];
        std::thread sender([&] {
            for (long n : {0, 1}) sent[n] = send<T>(tx, way::tries, n, kept);
        });
        std::thread receiver([&] { receive<T>(rx, way::tries, took); });
        require(tx.size() <= capacity);
        sender.join();
        receiver.join();
        const int inside = sent[0] + sent[1] - took.count();
        require(static_cast<int>(rx.size()) == inside, "sent and not received");
        require(rx.capacity() == capacity);
    });
}
