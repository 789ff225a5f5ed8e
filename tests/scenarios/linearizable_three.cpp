// Three tasks over bounded, words: every history is one of a queue.
#include "linearizable.hpp"

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
    history h;
    std::thread one([&] { act<long>(h, 1, todo[1], tx1, rx1); });
    std::thread two([&] { act<long>(h, 2, todo[2], tx2, rx2); });
    act<long>(h, 0, todo[0], tx, rx);
    one.join();
    two.join();
    require(h.explained(queue_model{capacity}), "not linearizable");
}
