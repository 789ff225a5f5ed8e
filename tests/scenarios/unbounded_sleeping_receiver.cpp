// A receiver that sleeps is woken by the message; it need not wait for the sender to go.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(1);
    std::thread sender{[&tx = tx] { pawl::check::require(tx.send(1).has_value(), "send"); }};
    pawl::check::require(rx.recv() == 1, "the message");
    sender.join();
}
