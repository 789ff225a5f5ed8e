// Nothing depends on the flag.
#include <thread>

#include "flag.hpp"

flag done;

int main() {
    std::thread other([] { done.raise(); });
    (void)done.raised();
    other.join();
}
