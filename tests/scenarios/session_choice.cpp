// Either branch of a choice: both sides go on with the same one.
#include <pawl/channel/session.hpp>
#include <pawl/check.hpp>

#include <thread>
#include <variant>

using namespace pawl::protocol;
using either_way = choose<send<int, end>, recv<int, end>>;

int main() {
    auto [client, server] = pawl::session<either_way>::open();
    std::thread peer{[server = std::move(server)]() mutable {
        auto branch = std::move(server).offer().value();
        if (auto* put = std::get_if<0>(&branch))
            pawl::check::require(std::move(*put).recv()->message == 4, "the number");
        else
            pawl::check::require(std::move(std::get<1>(branch)).send(5).has_value(), "the answer");
    }};
    if (pawl::check::choose(2) == 0)
        pawl::check::require(std::move(client).choose<0>().value().send(4).has_value(), "the number");
    else
        pawl::check::require(std::move(client).choose<1>().value().recv()->message == 5, "the answer");
    peer.join();
}
