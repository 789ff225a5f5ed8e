// An interrupt has one handler: the second claim ends the program, and says why.
#include <pawl/task/interrupt.hpp>

int main() {
    int state = 0;
    const pawl::interrupt<5, 1> first{state, [](int&) {}};
    const pawl::interrupt<5, 2> second{state, [](int&) {}};
    return 0;
}
