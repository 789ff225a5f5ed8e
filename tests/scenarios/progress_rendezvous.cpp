// For --progress: a sender waits, and two receivers try to meet it.
#include <pawl/channel/rendezvous.hpp>

#include <thread>

int main() {
    using namespace std::chrono_literals;
    auto [tx, rx] = pawl::rendezvous<int>(3);
    std::thread waiting{[tx = std::move(tx)] { static_cast<void>(tx.send_for(1, 1ms)); }};
    std::thread tries{[rx = rx] { static_cast<void>(rx.try_recv()); }};
    static_cast<void>(rx.try_recv());
    tries.join();
    waiting.join();
}
