// A thread still writes to a node that main has deleted; where it is quick enough, it does so before.
#include <thread>

struct node {
    int value;
    node* next;
};

static node* make() { return new node{1, nullptr}; }

int main() {
    node* shared = make();
    std::thread writer([shared] { shared->value = 5; });
    delete shared;
    writer.join();
}
