// One sender, one receiver: whoever comes first waits for the other, and the message arrives.
#include <pawl/channel/rendezvous.hpp>

#include <cassert>
#include <thread>

int main() {
    auto [tx, rx] = pawl::rendezvous<long>(2);
    std::thread sender([&tx] { assert(tx.send(7)); });
    assert(rx.recv() == 7);
    sender.join();
}
