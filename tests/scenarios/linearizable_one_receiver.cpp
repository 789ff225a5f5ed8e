// bounded_mpsc: two senders and the one receiver; every history is one of a queue.
#include "histories.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    static constexpr script scripts[][3] = {{"rr", "s", "s"}, {"rr", "s", "c"}, {"rr", "ss", ""}};
    const std::size_t capacity = 1 + choose(2);
    const auto& todo = scripts[choose(std::size(scripts))];
    auto [tx, rx] = pawl::bounded_mpsc<long>(capacity);
    auto other_tx = tx;
    check::history<channel_alone> calls;
    std::thread one([&] { act<long>(calls, 1, todo[1], tx, rx); });
    std::thread two([&] { act<long>(calls, 2, todo[2], other_tx, rx); });
    act<long>(calls, 0, todo[0], tx, rx);
    one.join();
    two.join();
    require(check::linearizable(calls, channel_alone{capacity}));
}
