// A select gives up at the moment when a peer comes: the branch and the peer agree.
#include <pawl/channel.hpp>

#include <cassert>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    auto [tx, rx] = pawl::rendezvous<long>(2);
    auto [never, nobody] = pawl::bounded<long>(1);
    bool sent = false;
    std::thread sender([&] { sent = tx.send_for(7, 1ms).has_value(); });
    const auto which = pawl::biased_select(pawl::on_recv(rx, [](auto message) { assert(*message == 7); }),
                                           pawl::on_recv(nobody, [](auto) { assert(false); }), pawl::on_timeout(1ms));
    sender.join();
    assert((which == 0) == sent);
}
