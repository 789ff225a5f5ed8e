// The consumer goes while the producer waits for room: the producer is told.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::ring<int, 1> ring;
    auto [producer, consumer] = ring.split();
    std::thread peer{[consumer = std::move(consumer)]() mutable {
        (void)consumer.try_recv();
        auto gone = std::move(consumer);
    }};
    while (true) {
        auto sent = producer.send(1);
        if (sent) continue;
        pawl::check::require(sent.error().why == pawl::errc::closed, "closed");
        break;
    }
    peer.join();
}
