// A select over a buffered channel and a rendezvous, while both get a message: one is taken, the other one stays.
#include <pawl/channel.hpp>

#include <cassert>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    auto [a, from_a] = pawl::bounded<long>(1);
    auto [b, from_b] = pawl::rendezvous<long>(2);
    bool sent = false;
    std::thread sender([&] {
        assert(a.try_send(1));
        sent = b.try_send(2).has_value();
    });
    long received = 0;
    const auto take = [&](auto message) { received = *message; };
    pawl::biased_select(pawl::on_recv(from_a, take), pawl::on_recv(from_b, take));
    sender.join();
    assert((received == 2) == sent);
    assert(from_a.try_recv().has_value() == sent);
}
