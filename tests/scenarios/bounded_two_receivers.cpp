// Two receivers that wait or try, and a sender of two messages.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        const way receives = any_way_but_special();
        auto [tx, rx] = pawl::bounded<T>(capacity);
        auto other_rx = rx;
        tally kept, took[2];
        std::thread one([&] { receive<T>(rx, receives, took[0]); });
        std::thread two([&] { receive<T>(other_rx, receives, took[1]); });
        // Who waits for ever needs both messages; the others may leave some of them.
        const way sends = receives == way::waits ? way::waits : way::tries;
        send<T>(tx, sends, 0, kept);
        send<T>(tx, sends, 1, kept);
        one.join();
        two.join();
        require(receives != way::waits || took[0].count() + took[1].count() == 2, "one each");
        took[0].add(took[1]);
        took[0].add(kept);
        tally left;
        drain(rx, left);
        took[0].add(left);
        took[0].require_once(0, 2);
    });
}
