// Each way to send against each way to receive: two messages, then the sender goes.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        const way sends = any_way(), receives = any_way();
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept, took;
        std::thread sender([&, tx = std::move(tx)] {
            send<T>(tx, sends, 0, kept);
            send<T>(tx, sends, 1, kept);
        });
        receive<T>(rx, receives, took);
        receive<T>(rx, receives, took);
        while (receive<T>(rx, way::waits, took)) {}
        sender.join();
        took.add(kept);
        took.require_once(0, 2);
        require(rx.try_recv().error() == pawl::errc::closed, "the last sender has gone");
    });
}
