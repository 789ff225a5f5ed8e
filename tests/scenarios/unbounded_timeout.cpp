// A receiver that gives up while a message comes: it has the message, or the message waits for the next one.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    auto [tx, rx] = pawl::unbounded<int>(1);
    int received = 0;
    std::thread hasty{[&received, rx = rx] {
        if (auto got = rx.recv_for(1ms))
            received = *got;
        else
            pawl::check::require(got.error() == pawl::errc::timeout, "timeout");
    }};
    pawl::check::require(tx.try_send(9).has_value(), "there is room");
    hasty.join();
    if (received == 0) received = rx.try_recv().value_or(0);
    pawl::check::require(received == 9, "the message is not lost");
}
