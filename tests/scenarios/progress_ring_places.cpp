// For --progress: the producer fills places of a ring, and the consumer looks at messages and gives them up.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::ring<int, 2> ring;
    auto [producer, consumer] = ring.split();
    std::thread peer{[producer = std::move(producer)] {
        for (int i = 0; i < 2; ++i) {
            const pawl::check::nonblocking scope{"puts"};
            if (const auto places = producer.grant(1); !places.empty()) {
                places.front() = i;
                static_cast<void>(producer.commit(1));
            }
        }
    }};
    for (int i = 0; i < 2; ++i) {
        const pawl::check::nonblocking scope{"takes"};
        if (const auto seen = consumer.peek(); !seen.empty()) static_cast<void>(consumer.release(1));
    }
    peer.join();
}
