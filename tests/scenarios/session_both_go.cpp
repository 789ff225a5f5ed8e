// Both sides go at once, one of them with a message on the table: it is destroyed once, and the table is freed once.
#include <pawl/channel/session.hpp>
#include <pawl/check.hpp>

#include <memory>
#include <thread>

using namespace pawl::protocol;

int main() {
    auto message = std::make_shared<int>(1);
    auto [client, server] = pawl::session<send<std::shared_ptr<int>, end>>::open();
    std::thread peer{[server = std::move(server)]() mutable { (void)std::move(server).try_recv(); }};
    { (void)std::move(client).try_send(message); }
    { auto gone = std::move(client); }
    peer.join();
    pawl::check::require(message.use_count() == 1, "no copy is left");
}
