// For --freeze: whoever is stopped wherever, try_send and try_recv end.
#include <pawl/channel/session.hpp>
#include <pawl/check.hpp>

#include <thread>

using namespace pawl::protocol;

int main() {
    auto [client, server] = pawl::session<send<int, send<int, end>>>::open();
    std::thread peer{[server = std::move(server)]() mutable {
        if (auto first = std::move(server).try_recv()) (void)std::move(first->next).try_recv();
    }};
    if (auto first = std::move(client).try_send(1)) (void)std::move(*first).try_send(2);
    peer.join();
}
