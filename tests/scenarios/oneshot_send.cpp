// A receiver that sleeps gets the one message, and then closed.
#include <pawl/channel/oneshot.hpp>
#include <pawl/check.hpp>

#include <memory>
#include <thread>

int main() {
    auto [tx, rx] = pawl::oneshot<std::unique_ptr<int>>();
    std::thread receiver{[rx = std::move(rx)] {
        pawl::check::require(**rx.recv() == 4, "the message");
        pawl::check::require(rx.recv().error() == pawl::errc::closed, "then closed");
    }};
    pawl::check::require(tx.send(std::make_unique<int>(4)).has_value(), "the receiver is there");
    receiver.join();
}
