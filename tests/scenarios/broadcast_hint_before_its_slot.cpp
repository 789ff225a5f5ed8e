// The hint where the next message goes may be seen before the slot that it speaks of. Whoever began to look there found an
// older turn, took it for a newer one, and walked on for ever.
#include "broadcast_kinds.hpp"

#include <thread>

namespace check = pawl::check;

int main() {
    auto [tx, rx] = pawl::broadcast<in_slot>(1);
    std::thread first{[tx = tx] {
        for (long i = 1; i <= 2; ++i) check::require(tx.try_send(in_slot{i}).has_value(), "never full");
    }};
    if (check::choose(2) == 0)
        check::require(tx.try_send(in_slot{3}).has_value(), "never full");
    else
        check::require(tx.size() <= 1, "as many as there is room for");
    first.join();
}
