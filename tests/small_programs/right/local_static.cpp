// A local static is made by the first of two threads, while the other waits.
#include <cassert>
#include <string>
#include <thread>

int made = 0;

struct configuration {
    std::string name;
    configuration() : name("a name that needs memory of its own, too long for the small buffer") { ++made; }
};

const configuration& the_configuration() {
    static const configuration only;
    return only;
}

int main() {
    const auto use = [] { assert(the_configuration().name.size() == 66); };
    { std::jthread first(use), second(use); }
    assert(made == 1);
}
