// A new producer comes while the old one goes: the ring is open, and nothing is lost.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::ring<int, 2> ring;
    auto [producer, consumer] = ring.split();
    std::thread peer{[producer = std::move(producer)]() mutable {
        (void)producer.try_send(1);
        auto gone = std::move(producer);
    }};
    auto second = consumer.sender();
    const bool came = second && second.try_send(2).has_value();
    peer.join();
    if (came) pawl::check::require(!consumer.is_closed(), "there is a producer");
    pawl::check::require(consumer.try_recv() == 1, "the first one's message");
    if (came) pawl::check::require(consumer.try_recv() == 2, "the second one's message");
}
