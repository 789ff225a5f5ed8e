// A receive that gives up while the message comes: the step was made, or it can be made later.
#include <pawl/channel/session.hpp>
#include <pawl/check.hpp>

#include <chrono>
#include <thread>

using namespace pawl::protocol;

int main() {
    auto [client, server] = pawl::session<send<int, end>>::open();
    std::thread peer{[client = std::move(client)]() mutable {
        pawl::check::require(std::move(client).send(3).has_value(), "send");
    }};
    auto got = std::move(server).recv_for(std::chrono::milliseconds{1});
    if (!got) {
        pawl::check::require(got.error() == pawl::errc::timeout, "nothing else ends it");
        got = std::move(server).recv();
    }
    pawl::check::require(got && got->message == 3, "the message is not lost");
    peer.join();
}
