// A failed assertion and an abort are ends among others.
#include <cassert>
#include <cstdlib>
#include <pawl/check.hpp>

int main() {
    switch (pawl::check::choose(3)) {
        case 0: pawl::check::outcome("fine"); break;
        case 1: assert(false && "second way"); break;
        default: std::abort();
    }
}
