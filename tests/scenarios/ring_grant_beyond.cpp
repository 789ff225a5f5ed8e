// The producer fills by hand what the consumer gives up one by one, while it looks how many places there are: all that it is
// granted are read and empty.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::ring<int, 2> ring;
    auto [producer, consumer] = ring.split();
    pawl::check::require(producer.try_send(1) && producer.try_send(2), "there is room for two");
    int sent = 2;
    std::thread peer{[&sent, producer = std::move(producer)]() mutable {
        auto places = producer.grant(2);
        for (int& each : places) each = ++sent;
        if (!places.empty()) pawl::check::require(producer.commit(places.size()).has_value(), "what was granted fits");
    }};
    pawl::check::require(consumer.try_recv() == 1, "in order");
    pawl::check::require(consumer.try_recv() == 2, "in order");
    peer.join();
    for (int next = 3; next <= sent; ++next) pawl::check::require(consumer.try_recv() == next, "in order");
}
