// For --progress: one task tries to receive from either of two channels, another one sends to both.
#include <pawl/channel/ring.hpp>
#include <pawl/channel/select.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::ring<int, 1> first, second;
    auto [to_first, from_first] = first.split();
    auto [to_second, from_second] = second.split();
    std::thread peer{[&to_first = to_first, &to_second = to_second] {
        static_cast<void>(to_first.try_send(1));
        static_cast<void>(to_second.try_send(2));
    }};
    const auto take = [](auto) {};
    for (int i = 0; i < 2; ++i) {
        const pawl::check::nonblocking scope{"try_select"};
        static_cast<void>(pawl::try_select(pawl::on_recv(from_first, take), pawl::on_recv(from_second, take)));
    }
    peer.join();
}
