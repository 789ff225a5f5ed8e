// Treiber's stack (R. Kent Treiber, 1986): two tasks push one node each and pop once. Nodes are never used again.
#include <thread>

#include "traced.hpp"

struct node {
    int value;
    node* below;
};
traced<node*> top;
node nodes[2];

void push(node& fresh, int value) {
    fresh.value = value;
    fresh.below = top.load();
    while (!top.compare_exchange_strong(fresh.below, &fresh)) {
    }
}

int pop() {
    node* taken = top.load();
    while (taken && !top.compare_exchange_strong(taken, taken->below)) {
    }
    return taken ? taken->value : 0;
}

int main() {
    std::thread first([] {
        push(nodes[0], 1);
        pop();
    });
    std::thread second([] {
        push(nodes[1], 2);
        pop();
    });
    first.join();
    second.join();
}
