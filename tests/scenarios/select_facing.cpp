// Two selects that face each other over two rendezvous, each preferring another one: they agree.
#include <pawl/channel.hpp>

#include <cassert>
#include <thread>

int main() {
    auto [a, from_a] = pawl::rendezvous<long>(2);
    auto [b, from_b] = pawl::rendezvous<long>(2);
    long sent = 0, received = 0;
    std::thread sender([&] {
        const auto which = pawl::biased_select(pawl::on_send(a, 1L), pawl::on_send(b, 2L));
        sent = which == 0 ? 1 : 2;
    });
    const auto take = [&](auto message) { received = *message; };
    pawl::biased_select(pawl::on_recv(from_b, take), pawl::on_recv(from_a, take));
    sender.join();
    assert(sent == received);
}
