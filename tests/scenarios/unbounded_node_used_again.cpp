// One node goes round: each try_send uses the node that try_recv has just left. Late looks at it must not count.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(2);
    int taken = 0, sent = 0;
    std::thread receiver{[&taken, rx = rx] {
        for (int i = 0; i < 2; ++i)
            if (auto got = rx.try_recv()) taken = taken * 10 + *got;
    }};
    for (int i = 1; i <= 2; ++i) sent += tx.try_send(i).has_value();
    receiver.join();
    while (auto got = rx.try_recv()) taken = taken * 10 + *got;
    pawl::check::require(sent == 2, "there is room for both");
    pawl::check::require(taken == 12, "both arrive, in order");
}
