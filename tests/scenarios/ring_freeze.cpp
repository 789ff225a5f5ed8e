// For --freeze: whoever is stopped wherever, the other side's try_ calls end.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <thread>

template <std::size_t N>
void run() {
    pawl::ring<int, N> ring;
    auto [producer, consumer] = ring.split();
    std::thread peer{[producer = std::move(producer)] {
        for (int i = 0; i < 2; ++i) (void)producer.try_send(i);
    }};
    for (int i = 0; i < 1; ++i) (void)consumer.try_recv();
    peer.join();
}

int main() {
    if (pawl::check::choose(2) == 0)
        run<1>();
    else
        run<2>();
}
