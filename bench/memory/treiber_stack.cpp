// Treiber's stack (R. Kent Treiber, 1986): three tasks push a node each and pop once. Nodes are never used again.
#include <thread>

#include "orders.hpp"

struct node {
    int value;
    node* below;
};
std::atomic<node*> top = nullptr;
node nodes[3];

void push(node& fresh, int value) {
    fresh.value = value;
    fresh.below = top.load(relaxed);
    while (!top.compare_exchange_strong(fresh.below, &fresh, release, relaxed)) {
    }
}
int pop() {
    node* taken = top.load(acquire);
    while (taken && !top.compare_exchange_strong(taken, taken->below, acquire, acquire)) {
    }
    return taken ? taken->value : 0;
}

int main() {
    std::thread one([] {
        push(nodes[0], 1);
        pop();
    });
    std::thread two([] {
        push(nodes[1], 2);
        pop();
    });
    push(nodes[2], 3);
    pop();
    one.join();
    two.join();
}
