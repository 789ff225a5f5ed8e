// A list whose head is overwritten: one block nobody has, and two that only it leads to.
struct node {
    node* next;
};

static node* volatile head;

static void fill() { head = new node{new node{new node{nullptr}}}; }

int main() {
    fill();
    head = nullptr;
}
