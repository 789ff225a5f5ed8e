// A send gives up at the very moment when a receiver comes: either both have exchanged, or neither.
#include <pawl/channel/rendezvous.hpp>

#include <cassert>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    auto [tx, rx] = pawl::rendezvous<long>(2);
    bool sent = false;
    std::thread sender([&] {
        const auto result = tx.send_for(7, 1ms);
        sent = result.has_value();
        assert(sent || (result.error().value == 7 && result.error().why == pawl::errc::timeout));
    });
    const auto received = rx.recv_for(1ms);
    sender.join();
    assert(received.has_value() == sent && (!received || *received == 7));
}
