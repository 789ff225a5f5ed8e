// Whoever was woken by a queue that it then takes nothing from passes the wake-up on.
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
                // Woken by the other queue, too: that message is somebody else's.
                if (!second.leave(me) && second.messages > 0) second.wake_one();
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
