// The second message waits for the first to be received; both arrive, in order.
#include <pawl/channel/session.hpp>
#include <pawl/check.hpp>

#include <thread>

using namespace pawl::protocol;

int main() {
    auto [client, server] = pawl::session<send<int, send<int, end>>>::open();
    std::thread peer{[client = std::move(client)]() mutable {
        pawl::check::require(std::move(client).send(1).value().send(2).has_value(), "both sends");
    }};
    auto [first, rest] = std::move(server).recv().value();
    auto [second, over] = std::move(rest).recv().value();
    pawl::check::require(first == 1 && second == 2, "in order");
    peer.join();
}
