// A channel in static storage: no heap, before main as after it. Its try_send is what an interrupt handler may call.
#include <pawl/channel/static_channel.hpp>

#include <array>
#include <cstdio>
#include <thread>

namespace {

struct event {
    int button;
    int count;
};
pawl::static_mpsc<event, 8, 3> events;  // 8 messages; 3 senders and receivers together

void press(int button) {
    const auto tx = events.sender();
    for (int count = 1; count <= 100; ++count)
        while (!tx.try_send({button, count})) std::this_thread::yield();  // full: nobody waits, nothing was taken
}

}  // namespace

int main() {
    const auto rx = events.receiver();
    std::jthread left{press, 0}, right{press, 1};

    std::array<int, 2> seen{};
    while (seen[0] < 100 || seen[1] < 100) {
        const auto next = rx.recv();
        if (next->count != seen[next->button] + 1) std::puts("out of order");
        seen[next->button] = next->count;
    }
    std::printf("left %d, right %d, each in order\n", seen[0], seen[1]);
    left.join();
    right.join();
    std::printf("then: %s\n", pawl::to_string(rx.recv().error()).data());
}
