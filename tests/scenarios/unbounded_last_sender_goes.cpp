// A receiver that sleeps is told when the last sender goes, after what was sent.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(1);
    std::thread sender{[tx = std::move(tx)] { pawl::check::require(tx.send(1).has_value(), "send"); }};
    pawl::check::require(rx.recv() == 1, "the message");
    pawl::check::require(rx.recv().error() == pawl::errc::closed, "then closed");
    sender.join();
}
