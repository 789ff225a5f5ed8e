// Once round a loop with a choice.
#include <pawl/channel/session.hpp>
#include <pawl/check.hpp>

#include <thread>
#include <variant>

using namespace pawl::protocol;
using sum = loop<choose<send<int, again>, recv<int, end>>>;

int main() {
    auto [client, server] = pawl::session<sum>::open();
    std::thread peer{[server = std::move(server)]() mutable {
        int total = 0;
        for (;;) {
            auto branch = std::move(server).offer().value();
            if (auto* add = std::get_if<0>(&branch)) {
                auto [number, next] = std::move(*add).recv().value();
                total += number;
                server = std::move(next);
            } else {
                pawl::check::require(std::move(std::get<1>(branch)).send(total).has_value(), "the sum");
                return;
            }
        }
    }};
    client = std::move(client).choose<0>().value().send(4).value();
    pawl::check::require(std::move(client).choose<1>().value().recv()->message == 4, "the sum");
    peer.join();
}
