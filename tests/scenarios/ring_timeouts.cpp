// Both sides give up at any moment: what was accepted is received, what was not comes back.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <chrono>
#include <thread>

using namespace std::chrono_literals;

int main() {
    pawl::ring<int, 1> ring;
    auto [producer, consumer] = ring.split();
    int accepted = 0, received = 0;
    std::thread peer{[&accepted, producer = std::move(producer)] {
        for (int i = 0; i < 2; ++i) {
            auto sent = producer.send_for(7, 1ms);
            if (sent)
                ++accepted;
            else
                pawl::check::require(sent.error().value == 7, "the message comes back");
        }
    }};
    if (consumer.recv_for(1ms)) ++received;
    peer.join();
    while (consumer.try_recv()) ++received;
    pawl::check::require(received == accepted, "accepted is received");
}
