// unbounded: two tasks that send, receive and close; every history is one of a queue without an end. There is room for all
// messages from the start.
#include "histories.hpp"

#include <pawl/channel/unbounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    static constexpr script scripts[][2] = {{"ss", "rr"}, {"sr", "sr"}, {"ss", "sr"}, {"rs", "sr"}, {"sr", "cr"}, {"ss", "rc"}};
    const auto& todo = scripts[choose(std::size(scripts))];
    auto [tx, rx] = pawl::unbounded<long>(4);
    auto other_tx = tx;
    auto other_rx = rx;
    check::history<channel_alone> calls;
    std::thread other([&] { act<long>(calls, 1, todo[1], other_tx, other_rx); });
    act<long>(calls, 0, todo[0], tx, rx);
    other.join();
    require(check::linearizable(calls));
}
