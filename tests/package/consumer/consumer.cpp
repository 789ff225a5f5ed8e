// Without the checker this ends well: choose() returns 0 and the interrupt never comes. With it, the second choice fails.
#include <cstdio>
#include <pawl/check.hpp>
#include <pawl/version.hpp>
#include <thread>

namespace check = pawl::check;

int main() {
    int told = 0;
    check::interrupt([&] { ++told; });
    std::thread other([] {
        check::task("other");
        check::nonblocking scope{"choosing"};
        check::require(check::choose(2) == 0, "the first was chosen");
    });
    other.join();
    check::nonblocking([&] { std::printf("pawl %s\n", pawl::version); });
    return 0;
}
