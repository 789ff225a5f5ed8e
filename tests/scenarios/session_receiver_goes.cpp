// The other side goes while a message is put: passed or given back, it is destroyed once, and nobody hangs.
#include <pawl/channel/session.hpp>
#include <pawl/check.hpp>

#include <memory>
#include <thread>

using namespace pawl::protocol;

int main() {
    auto message = std::make_shared<int>(5);
    {
        using text = std::shared_ptr<int>;
        auto [client, server] = pawl::session<send<text, send<text, end>>>::open();
        std::thread peer{[server = std::move(server)]() mutable { auto gone = std::move(server); }};
        auto first = std::move(client).send(message);
        if (first) {
            auto second = std::move(*first).send(message);
            pawl::check::require(!second && second.error().why == pawl::errc::closed, "nobody received the first");
            pawl::check::require(second.error().value == message, "the message comes back");
        } else {
            pawl::check::require(first.error().value == message, "the message comes back");
        }
        peer.join();
    }
    pawl::check::require(message.use_count() == 1, "no copy is left");
}
