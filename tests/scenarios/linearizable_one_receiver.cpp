// bounded_mpsc: two senders and the one receiver; every history is one of a queue.
#include "linearizable.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    static constexpr script scripts[][3] = {{"rr", "s", "s"}, {"rr", "s", "c"}, {"rr", "ss", ""}};
    const std::size_t capacity = 1 + choose(2);
    const auto& todo = scripts[choose(std::size(scripts))];
    auto [tx, rx] = pawl::bounded_mpsc<long>(capacity);
    auto other_tx = tx;
    history h;
    std::thread one([&] { act<long>(h, 1, todo[1], tx, rx); });
    std::thread two([&] { act<long>(h, 2, todo[2], other_tx, rx); });
    act<long>(h, 0, todo[0], tx, rx);
    one.join();
    two.join();
    require(h.explained(queue_model{capacity}), "not linearizable");
}
