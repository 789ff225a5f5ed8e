// Both sides sleep in turn on one place; no wake-up is lost although the waker only loads and stores.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::ring<int, 1> ring;
    auto [producer, consumer] = ring.split();
    std::thread peer{[producer = std::move(producer)] {
        for (int i = 1; i <= 2; ++i) pawl::check::require(producer.send(i).has_value(), "sent");
    }};
    for (int i = 1; i <= 2; ++i) pawl::check::require(consumer.recv() == i, "in order");
    peer.join();
}
