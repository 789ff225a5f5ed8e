// close() against each way to send: an accepted message is received, a refused one comes back.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        const way sends = any_way();
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept, took;
        bool sent[2];
        std::thread sender([&] {
            sent[0] = send<T>(tx, sends, 0, kept);
            sent[1] = send<T>(tx, sends, 1, kept);
        });
        require(rx.close(), "nobody else closes it");
        require(rx.is_closed() && !rx.close());
        sender.join();
        require(sent[0] || !sent[1], "who was refused once, is refused");
        drain(rx, took);
        const bool forced = sends == way::special;
        require(forced || (took.times(0) == sent[0] && took.times(1) == sent[1]), "accepted is received");
        took.add(kept);
        took.require_once(0, 2);
        require(rx.recv().error() == pawl::errc::closed);
    });
}
