// The least that a board can do: constants from flash, variables in RAM, static objects, the serial line, an exit status.
#include <pawl/port/cortex_m/semihosting.hpp>

namespace {
int set_at_start = 5;   // copied from flash
int zero_at_start;      // cleared
int made_of_others() { return set_at_start + 2; }
const int constructed = made_of_others();  // by its constructor
}  // namespace

int main() {
    const bool right = set_at_start == 5 && zero_at_start == 0 && constructed == 7;
    pawl::port::semihosting::write(right ? "hello\n" : "RAM was not made ready\n");
    return right ? 0 : 1;
}
