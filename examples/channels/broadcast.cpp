// Each message to each receiver. Nobody waits for a slow one: it is told how many messages it missed, and goes on.
#include <pawl/channel/broadcast.hpp>

#include <cstdio>
#include <thread>
#include <utility>

int main() {
    auto [prices, quick] = pawl::broadcast<int>(4);  // keeps the newest 4
    auto slow = quick.subscribe();                   // one more receiver, from now on

    for (int price = 101; price <= 103; ++price) prices.send(price);
    while (const auto price = quick.try_recv()) std::printf("quick: %d\n", *price);

    for (int price = 104; price <= 107; ++price) prices.send(price);
    while (const auto price = quick.try_recv()) std::printf("quick: %d\n", *price);

    // The slow one has not looked so far.
    if (const auto price = slow.try_recv(); !price && price.error() == pawl::errc::missed)
        std::printf("slow: missed %d messages\n", static_cast<int>(slow.missed()));
    while (const auto price = slow.try_recv()) std::printf("slow: %d\n", *price);

    // A loop skips what was missed, and ends when the last sender is gone.
    int sum = 0;
    std::jthread last{[&sum, slow = std::move(slow)] {
        for (const int price : slow) sum += price;
    }};
    for (int price = 1; price <= 4; ++price) prices.send(price);
    prices = {};
    last.join();
    std::printf("the last four: %d\n", sum);
}
