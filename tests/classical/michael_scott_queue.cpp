// Michael and Scott's queue (PODC 1996), written anew without reuse of nodes: ENQUEUERS tasks enqueue one value each,
// DEQUEUERS tasks dequeue once. The arguments are the two numbers.
#include <cstdlib>
#include <thread>
#include <vector>

#include "traced.hpp"

constexpr int most = 4;
struct node {
    int value;
    traced<node*> next;
};
node nodes[most + 1];  // the first is the dummy
traced<node*> head{&nodes[0]}, tail{&nodes[0]};

void enqueue(node& fresh, int value) {
    fresh.value = value;
    for (;;) {
        node* last = tail.load();
        node* next = last->next.load();
        if (last != tail.load()) continue;
        if (next) {
            tail.compare_exchange_strong(last, next);
            continue;
        }
        if (last->next.compare_exchange_strong(next, &fresh)) {
            tail.compare_exchange_strong(last, &fresh);
            return;
        }
    }
}

int dequeue() {
    for (;;) {
        node* first = head.load();
        node* last = tail.load();
        node* next = first->next.load();
        if (first != head.load()) continue;
        if (first == last) {
            if (!next) return 0;
            tail.compare_exchange_strong(last, next);
            continue;
        }
        const int value = next->value;
        if (head.compare_exchange_strong(first, next)) return value;
    }
}

int main(int argc, char** argv) {
    const int enqueuers = argc > 1 ? std::atoi(argv[1]) : 2, dequeuers = argc > 2 ? std::atoi(argv[2]) : 1;
    std::vector<std::thread> tasks;
    for (int i = 1; i <= enqueuers; ++i) tasks.emplace_back([i] { enqueue(nodes[i], i); });
    for (int i = 0; i < dequeuers; ++i) tasks.emplace_back([] { dequeue(); });
    for (std::thread& one : tasks) one.join();
}
