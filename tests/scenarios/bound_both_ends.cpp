// Sender and receiver of a rendezvous are each bound to their tasks, and both wait: they meet, and nobody is refused.
#include <pawl/channel/rendezvous.hpp>

#include <cassert>
#include <thread>

int main() {
    auto [tx, rx] = pawl::rendezvous<int>();
    assert(rx.bind_to_this_task());
    std::thread sends{[&tx = tx] {
        assert(tx.bind_to_this_task());
        assert(tx.send(1));
        tx.unbind();
    }};
    assert(rx.recv() == 1);
    rx.unbind();
    sends.join();
}
