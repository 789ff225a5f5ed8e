// The last sender goes while a receiver waits or comes.
#include <pawl/channel/rendezvous.hpp>

#include <cassert>
#include <thread>

int main() {
    auto [tx, rx] = pawl::rendezvous<long>(2);
    std::thread receiver([&rx] { assert(rx.recv().error() == pawl::errc::closed); });
    { const auto gone = std::move(tx); }
    receiver.join();
}
