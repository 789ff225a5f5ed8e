// Two senders find no room at the same moment: both grow, one gives its chunk back, and no message is lost. The channel's
// nodes are all in use, spare ones too.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(0);
    std::thread other{[tx = tx] { pawl::check::require(tx.send(1).has_value(), "the other send"); }};
    pawl::check::require(tx.send(2).has_value(), "the send");
    other.join();
    int sum = 0;
    while (auto got = rx.try_recv()) sum += *got;
    pawl::check::require(sum == 3, "both arrive");
}
