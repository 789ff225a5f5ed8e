// Two receivers try while a sender waits with a limit: at most one has the message, and the sender knows.
#include <pawl/channel/rendezvous.hpp>

#include <cassert>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    auto [tx, rx] = pawl::rendezvous<long>(3);
    bool first = false, second = false;
    std::thread one([&] { first = rx.try_recv().has_value(); });
    std::thread other([&] { second = rx.try_recv().has_value(); });
    const bool sent = tx.send_for(7, 1ms).has_value();
    one.join();
    other.join();
    assert(int{first} + int{second} == int{sent});
}
