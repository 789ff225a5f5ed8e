// Two senders at once: everything arrives once.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<long>(2);
    std::thread sender{[tx = tx] { pawl::check::require(tx.try_send(1).has_value(), "the other send"); }};
    pawl::check::require(tx.try_send(2).has_value(), "the send");
    pawl::check::require(rx.try_recv().has_value(), "a sent message can be received at once");
    sender.join();
    pawl::check::require(rx.try_recv().has_value() && !rx.try_recv(), "one message each");
}
