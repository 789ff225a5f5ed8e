// A select sleeps on two buffered channels and takes one wake-up for both: who waits for the other channel is woken too.
#include <pawl/channel.hpp>

#include <cassert>
#include <thread>

int main() {
    auto [a, from_a] = pawl::bounded<long>(1);
    auto [b, from_b] = pawl::bounded<long>(2);
    long chosen = 0;
    std::thread selecting([&] {
        const auto take = [&](auto message) { chosen = *message; };
        pawl::biased_select(pawl::on_recv(from_a, take), pawl::on_recv(from_b, take));
    });
    std::thread sending([&] {
        assert(b.try_send(2));
        assert(a.try_send(1));
        assert(b.try_send(3));
    });
    const auto other = from_b.recv();
    assert(*other == 2 || *other == 3);
    selecting.join();
    sending.join();
    assert(chosen != 0 && chosen != *other);
}
