// A queue of two places whose send forgets the mask: the urgent interrupt sends while the other one does, and one message is gone.
#include "../two_interrupts.hpp"

namespace {
struct {
    int place[2];
    unsigned sent;
} queue{};

void send(int message) {
    queue.place[queue.sent] = message;
    ++queue.sent;
}
}  // namespace

LOW_INTERRUPT { send(1); }
HIGH_INTERRUPT { send(2); }

int main() {
    let_both_come();
    for (;;) {
        const pawl::port::core::masked off;
        if (queue.sent == 2) break;
        pawl::port::core::wait_for_interrupt();
    }
    require(queue.place[0] + queue.place[1] == 3, "each message comes once");
}
