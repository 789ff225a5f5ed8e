// What the flag tells is used.
#include <thread>

#include "flag.hpp"

flag done;
int payload = 0;

int main() {
    std::thread other([] {
        payload = 42;
        done.raise();
    });
    const bool wrong = done.raised() && payload != 42;
    other.join();
    return wrong;
}
