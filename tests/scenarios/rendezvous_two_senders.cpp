// Two senders and one receiver that receives twice: nobody is forgotten.
#include <pawl/channel/rendezvous.hpp>

#include <cassert>
#include <thread>

int main() {
    auto [tx, rx] = pawl::rendezvous<long>(3);
    std::thread one([&tx] { assert(tx.send(1)); });
    std::thread other([&tx] { assert(tx.send(2)); });
    const auto first = rx.recv(), second = rx.recv();
    assert(*first + *second == 3);
    one.join();
    other.join();
}
