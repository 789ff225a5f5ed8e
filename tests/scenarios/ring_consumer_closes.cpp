// The consumer closes while the producer is about to publish: an accepted message is received before "closed" is said, and
// none is accepted that was sent after the ring had been closed, or was seen to be.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <atomic>
#include <thread>

namespace check = pawl::check;

template <std::size_t N>
void run() {
    pawl::ring<int, N> ring;
    auto [producer, consumer] = ring.split();
    int accepted = 0, received = 0;
    std::atomic<bool> over{false};
    if (check::choose(2) == 1 && producer.try_send(1)) ++accepted;  // the producer knows of free places now
    std::thread peer{[&, producer = std::move(producer)] {
        for (int i = 0; i < 2; ++i) {
            const bool too_late = over || producer.is_closed();
            if (producer.try_send(1)) {
                check::require(!too_late, "refused once it is closed");
                ++accepted;
            }
        }
    }};
    consumer.close();
    over = true;
    while (consumer.recv()) ++received;
    peer.join();
    check::require(received == accepted, "accepted is received");
}

int main() {
    if (check::choose(2) == 0)
        run<1>();
    else
        run<2>();
}
