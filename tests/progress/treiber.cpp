// Treiber's stack (Systems programming: coping with parallelism, 1986), nodes used once: lock-free, not wait-free.
#include <atomic>
#include <thread>

struct node {
    int message;
    node* next = nullptr;
};
node nodes[3] = {{1}, {2}, {3}};
std::atomic<node*> top = nullptr;

[[gnu::noinline]] void try_push(node& fresh) {
    do fresh.next = top.load();
    while (!top.compare_exchange_strong(fresh.next, &fresh));
}

[[gnu::noinline]] node* try_pop() {
    for (;;) {
        node* first = top.load();
        if (first == nullptr) return nullptr;
        if (top.compare_exchange_strong(first, first->next)) return first;
    }
}

int main() {
    try_push(nodes[0]);
    std::thread other([] {
        try_push(nodes[1]);
        try_pop();
    });
    try_pop();
    try_push(nodes[2]);
    other.join();
}
