// A sender waits or comes while the channel is closed: it gets its message back, and nobody hangs.
#include <pawl/channel/rendezvous.hpp>

#include <cassert>
#include <thread>

int main() {
    auto [tx, rx] = pawl::rendezvous<long>(2);
    std::thread sender([&tx] {
        const auto sent = tx.send(7);
        assert(!sent && sent.error().value == 7 && sent.error().why == pawl::errc::closed);
    });
    rx.close();
    sender.join();
}
