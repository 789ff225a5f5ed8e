// Two senders and two receivers.
#include <pawl/channel/rendezvous.hpp>

#include <cassert>
#include <thread>

int main() {
    auto [tx, rx] = pawl::rendezvous<long>(4);
    std::thread one([&tx] { assert(tx.send(1)); });
    std::thread other([&tx] { assert(tx.send(2)); });
    long first = 0;
    std::thread receiver([&] { first = *rx.recv(); });
    const long second = *rx.recv();
    one.join();
    other.join();
    receiver.join();
    assert(first + second == 3);
}
