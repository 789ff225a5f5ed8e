// Vyukov's bounded queue: two senders send one message each, one receiver tries twice.
#include "bounded_queue.hpp"

#include <thread>

bounded_queue<int, 2> queue;

int main() {
    std::thread first([] { queue.try_send(1); });
    std::thread second([] { queue.try_send(2); });
    std::thread receiver([] {
        int got = 0;
        queue.try_receive(got);
        queue.try_receive(got);
    });
    first.join();
    second.join();
    receiver.join();
}
