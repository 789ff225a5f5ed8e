// Who subscribes while somebody sends sees each message that is sent afterwards.
#include "broadcast_kinds.hpp"

#include <atomic>
#include <thread>

namespace check = pawl::check;

int main() {
    auto [tx, rx] = pawl::broadcast<in_slot>(4);
    std::atomic<long> begun{0};
    std::thread sender{[&begun, tx = std::move(tx)] {
        for (long i = 1; i <= 2; ++i) {
            begun = i;
            (void)tx.try_send(in_slot{i});
        }
    }};
    auto late = rx.subscribe();
    const long before = begun;  // the sends after this one began after the subscription
    long first = 0;
    if (auto got = late.recv()) first = got->number();
    sender.join();
    check::require(first != 0 ? first <= before + 1 : before == 2, "the next message");
}
