// Three tasks over bounded, words: every history is one of a queue.
#include "histories.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    static constexpr script scripts[][3] = {{"s", "s", "rr"}, {"ss", "r", "r"}, {"s", "sr", "r"}, {"s", "r", "c"},
                                            {"f", "s", "r"},  {"s", "s", "c"},  {"f", "f", "r"}};
    const std::size_t capacity = 1 + choose(2);
    const auto& todo = scripts[choose(std::size(scripts))];
    auto [tx, rx] = pawl::bounded<long>(capacity);
    auto tx1 = tx, tx2 = tx;
    auto rx1 = rx, rx2 = rx;
    check::history<channel_alone> calls;
    std::thread one([&] { act<long>(calls, 1, todo[1], tx1, rx1); });
    std::thread two([&] { act<long>(calls, 2, todo[2], tx2, rx2); });
    act<long>(calls, 0, todo[0], tx, rx);
    one.join();
    two.join();
    require(check::linearizable(calls, channel_alone{capacity}));
}
