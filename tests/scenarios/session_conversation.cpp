// A question and an answer between two tasks that may both sleep.
#include <pawl/channel/session.hpp>
#include <pawl/check.hpp>

#include <memory>
#include <thread>

using namespace pawl::protocol;

int main() {
    auto [client, server] = pawl::session<send<int, recv<std::unique_ptr<int>, end>>>::open();
    std::thread peer{[server = std::move(server)]() mutable {
        auto [number, answer] = std::move(server).recv().value();
        pawl::check::require(std::move(answer).send(std::make_unique<int>(number + 1)).has_value(), "the answer");
    }};
    auto [text, over] = std::move(client).send(1).value().recv().value();
    pawl::check::require(*text == 2, "the answer to the question");
    peer.join();
}
