// A channel in static storage: no heap, before main as after it. Its try_send is what an interrupt handler may call.
#include <pawl/channel/static_channel.hpp>

#include <cstdio>
#include <map>
#include <thread>
#include <utility>

namespace {

struct event {
    char button;
    int count;
};
pawl::static_mpsc<event, 8, 3> events;  // 8 messages; 3 senders and receivers together
using event_sender = decltype(events.sender());

void press(const event_sender& to, char button) {
    for (int count = 1; count <= 100; ++count)
        while (!to.try_send({button, count})) std::this_thread::yield();  // full: nothing was taken, nobody waited
}

}  // namespace

int main() {
    const auto rx = events.receiver();
    // Both senders before the first task: the channel is open from here until both are gone.
    auto first = events.sender(), second = events.sender();
    std::jthread left{[tx = std::move(first)] { press(tx, 'L'); }};
    std::jthread right{[tx = std::move(second)] { press(tx, 'R'); }};

    std::map<char, int> seen;
    for (const event next : rx)
        if (next.count != ++seen[next.button]) std::puts("out of order");
    for (const auto& [button, count] : seen) std::printf("button %c: %d times, in order\n", button, count);

    std::printf("one too many: %s\n", [] {
        const auto a = events.sender(), b = events.sender(), c = events.sender();
        return pawl::to_string(c.try_send({'?', 0}).error().why).data();
    }());
}
