// Michael and Scott's queue (PODC 1996) without reuse of nodes: two tasks enqueue, two dequeue.
#include <thread>

#include "orders.hpp"

struct node {
    int value;
    std::atomic<node*> next;
};
node nodes[3];  // the first is the dummy
std::atomic<node*> head{&nodes[0]}, tail{&nodes[0]};

void enqueue(node& fresh, int value) {
    fresh.value = value;
    for (;;) {
        node* last = tail.load(acquire);
        node* next = last->next.load(acquire);
        if (last != tail.load(acquire)) continue;
        if (next) {
            tail.compare_exchange_strong(last, next, release, relaxed);
        } else if (last->next.compare_exchange_strong(next, &fresh, release, relaxed)) {
            tail.compare_exchange_strong(last, &fresh, release, relaxed);
            return;
        }
    }
}
int dequeue() {
    for (;;) {
        node* first = head.load(acquire);
        node* last = tail.load(acquire);
        node* next = first->next.load(acquire);
        if (first != head.load(acquire)) continue;
        if (first == last) {
            if (!next) return 0;
            tail.compare_exchange_strong(last, next, release, relaxed);
            continue;
        }
        if (!next) continue;
        const int value = next->value;
        if (head.compare_exchange_strong(first, next, acq_rel, relaxed)) return value;
    }
}

int main() {
    std::thread one([] { enqueue(nodes[1], 1); });
    std::thread two([] { enqueue(nodes[2], 2); });
    std::thread three(dequeue);
    dequeue();
    one.join();
    two.join();
    three.join();
}
