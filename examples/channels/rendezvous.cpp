// Handing over: when send returns, the other side has it. No buffer, no message on its way.
#include <pawl/channel/rendezvous.hpp>

#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    using key = std::unique_ptr<int>;
    auto [give, take] = pawl::rendezvous<key>();

    // try_send meets only who waits already. Nobody does: the message comes back.
    auto refused = give.try_send(std::make_unique<int>(7));
    std::printf("try_send: %s, the key is here: %d\n", pawl::to_string(refused.error().why).data(),
                *refused.error().value);

    // So does a send whose time is up.
    refused = give.send_for(std::move(refused.error().value), 1ms);
    std::printf("send_for: %s, the key is here: %d\n", pawl::to_string(refused.error().why).data(),
                *refused.error().value);

    int opened = 0;
    std::jthread guest{[&, take] {
        const key mine = *take.recv();
        opened = *mine;
    }};
    give.send(std::move(refused.error().value));
    std::puts("send: the guest has the key");
    guest.join();
    std::printf("the guest opened door %d\n", opened);
}
