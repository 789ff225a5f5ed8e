// Two receivers wait. close(), or the going of the last sender, ends both waits.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <optional>
#include <thread>

using namespace scenario;

int main() {
    auto [tx, rx] = pawl::bounded<long>(1);
    auto other_rx = rx;
    std::thread one([&] { require(rx.recv().error() == pawl::errc::closed); });
    std::thread two([&] { require(other_rx.recv().error() == pawl::errc::closed); });
    if (choose(2) == 0)
        tx.close();
    else
        auto gone = std::move(tx);
    one.join();
    two.join();
}
