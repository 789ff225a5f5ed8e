// The consumer closes while the producer is about to publish: an accepted message is received before "closed" is said.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::ring<int, 1> ring;
    auto [producer, consumer] = ring.split();
    int accepted = 0, received = 0;
    std::thread peer{[&accepted, producer = std::move(producer)] {
        while (producer.try_send(1)) ++accepted;
    }};
    consumer.close();
    while (consumer.recv()) ++received;
    peer.join();
    pawl::check::require(received == accepted, "accepted is received");
}
