// A receiver selects from two queues. It takes the message of one and keeps the wake-up of the other for itself, where
// another receiver sleeps beside a message.
#include "../select_queue.hpp"

#include <thread>

queue first, second;

void receive_from_either() {
    sleeper me;
    for (;;) {
        {
            const std::lock_guard hold(lock);
            first.leave(me);
            if (first.take()) {
                second.leave(me);
                return;
            }
            second.leave(me);
            if (second.take()) return;
            first.enter(me);
            second.enter(me);
        }
        sem_wait(&me.bell);
    }
}

int main() {
    std::thread selects(receive_from_either);
    std::thread receives([] { second.recv(); });
    first.send();
    second.send();
    selects.join();
    receives.join();
}
