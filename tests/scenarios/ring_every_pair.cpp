// Each operation of the producer beside each of the consumer, for one place and for two: accepted messages come in order,
// each once, and what was refused says why.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <thread>

namespace check = pawl::check;
using pawl::errc;

template <std::size_t N>
void run() {
    pawl::ring<int, N> ring;
    auto [producer, consumer] = ring.split();
    const unsigned before = check::choose(N + 1), what = check::choose(3);
    int accepted = 0, received = 0;
    for (unsigned i = 0; i < before; ++i) check::require(producer.try_send(++accepted).has_value(), "there is room");
    std::thread peer{[&, producer = std::move(producer)]() mutable {
        if (what == 0) {
            auto sent = producer.try_send(accepted + 1);
            if (sent)
                ++accepted;
            else
                check::require(sent.error().why == errc::full || sent.error().why == errc::closed, "full or closed");
        } else if (what == 1) {
            producer.close();
        } else {
            auto places = producer.grant(2);
            for (std::size_t i = 0; i < places.size(); ++i) places[i] = accepted + 1 + static_cast<int>(i);
            if (producer.commit(places.size())) accepted += static_cast<int>(places.size());
        }
    }};
    switch (check::choose(4)) {
        case 0:
            if (auto got = consumer.try_recv()) check::require(*got == ++received, "in order");
            break;
        case 1: consumer.close(); break;
        case 2:
            if (auto seen = consumer.peek(); !seen.empty()) {
                for (int each : seen) check::require(each == ++received, "in order");
                check::require(consumer.release(seen.size()).has_value(), "what was seen can be released");
            }
            break;
        default: check::require(consumer.size() <= N, "never more than the capacity");
    }
    peer.join();
    while (auto got = consumer.try_recv()) check::require(*got == ++received, "in order");
    check::require(consumer.try_recv().error() == errc::closed, "the producer has gone");
    check::require(received == accepted, "each accepted message is received once");
}

int main() {
    if (check::choose(2) == 0)
        run<1>();
    else
        run<2>();
}
