// The first construction of a local static fails: whoever comes next constructs it.
#include <cassert>
#include <stdexcept>
#include <thread>

int attempts = 0;

struct fragile {
    int value = 9;
    fragile() {
        if (++attempts == 1) throw std::runtime_error("not yet");
    }
};

int value() {
    static fragile only;
    return only.value;
}

int main() {
    const auto use = [] {
        try {
            assert(value() == 9);
        } catch (const std::runtime_error&) {
        }
    };
    { std::jthread first(use), second(use); }
    assert(attempts == 2 && value() == 9);
}
