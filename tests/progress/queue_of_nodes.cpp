// The queue of Michael and Scott (Simple, fast, and practical non-blocking and blocking concurrent queue algorithms, 1996),
// nodes used once: whoever meets a tail that lags moves it on, so nobody waits. Lock-free, not wait-free.
#include <atomic>
#include <thread>

struct node {
    std::atomic<node*> next = nullptr;
};
node nodes[4];
std::atomic<node*> head = &nodes[0], tail = &nodes[0];

[[gnu::noinline]] void try_enqueue(node& fresh) {
    for (;;) {
        node* last = tail.load();
        node* behind = last->next.load();
        if (behind != nullptr) {
            tail.compare_exchange_strong(last, behind);
            continue;
        }
        if (!last->next.compare_exchange_strong(behind, &fresh)) continue;
        tail.compare_exchange_strong(last, &fresh);
        return;
    }
}

[[gnu::noinline]] node* try_dequeue() {
    for (;;) {
        node* first = head.load();
        node* last = tail.load();
        node* behind = first->next.load();
        if (first == last) {
            if (behind == nullptr) return nullptr;
            tail.compare_exchange_strong(last, behind);
        } else if (head.compare_exchange_strong(first, behind)) {
            return behind;
        }
    }
}

int main() {
    std::thread other([] { try_enqueue(nodes[1]); });
    try_enqueue(nodes[2]);
    try_dequeue();
    other.join();
}
