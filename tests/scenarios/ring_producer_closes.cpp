// The producer goes right after its last message, while the consumer looks or sleeps: the message is not lost.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::ring<int, 2> ring;
    auto [producer, consumer] = ring.split();
    std::thread peer{
        [producer = std::move(producer)] { pawl::check::require(producer.try_send(1).has_value(), "there is room"); }};
    pawl::check::require(consumer.recv() == 1, "the last message comes");
    pawl::check::require(consumer.recv().error() == pawl::errc::closed, "and then the end");
    peer.join();
}
