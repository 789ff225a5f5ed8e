// The side whose turn it is goes in the middle: the other one, asleep or not, is told, after what was sent before.
#include <pawl/channel/session.hpp>
#include <pawl/check.hpp>

#include <thread>

using namespace pawl::protocol;

int main() {
    auto [client, server] = pawl::session<send<int, send<int, end>>>::open();
    std::thread peer{[server = std::move(server)]() mutable {
        auto first = std::move(server).recv();
        pawl::check::require(first.has_value() && first->message == 1, "what was sent");
        pawl::check::require(std::move(first->next).recv().error() == pawl::errc::closed, "then closed");
    }};
    { auto gone = std::move(client).send(1).value(); }
    peer.join();
}
