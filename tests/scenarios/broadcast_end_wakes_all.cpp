// Two receivers sleep: each is woken by the end.
#include "broadcast_kinds.hpp"

#include <thread>

namespace check = pawl::check;

int main() {
    auto [tx, rx] = pawl::broadcast<in_slot>(1);
    const auto receive = [](const auto& from) { check::require(from.recv().error() == pawl::errc::closed, "closed"); };
    std::thread one{[&rx = rx, receive] { receive(rx); }};
    std::thread two{[copy = rx, receive] { receive(copy); }};
    { auto gone = std::move(tx); }
    one.join();
    two.join();
}
