// Two senders wait for room. close(), or the going of the last receiver, ends both waits; both messages come back.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

template <class T>
void refused(const auto& tx, long n) {
    auto back = tx.send(message<T>(n));
    require(!back && back.error().why == pawl::errc::closed && number_of(back.error().value) == n);
}

template <class T>
void run() {
    auto [tx, rx] = pawl::bounded<T>(1);
    auto other_tx = tx;
    require(tx.try_send(message<T>(20)).has_value());
    std::thread one([&] { refused<T>(tx, 0); });
    std::thread two([&] { refused<T>(other_tx, 10); });
    if (choose(2) == 0)
        rx.close();
    else
        auto gone = std::move(rx);
    one.join();
    two.join();
}

int main() { choose(2) ? run<long>() : run<parcel>(); }
