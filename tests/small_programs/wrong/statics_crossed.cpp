// Two local statics, each of whose initialisers needs the other: with two threads they wait for each other.
#include <thread>

int& second(bool deeper);

int& first(bool deeper) {
    static int value = deeper ? second(false) + 1 : 1;
    return value;
}

int& second(bool deeper) {
    static int value = deeper ? first(false) + 1 : 1;
    return value;
}

int main() {
    std::jthread one([] { first(true); });
    second(true);
}
