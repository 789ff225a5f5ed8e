// An interrupt that is not among the users of something, and more urgent than they, would not be kept off: it is refused by name.
#include <pawl/task/interrupt.hpp>
#include <pawl/task/shared.hpp>

namespace {
using low = pawl::interrupt<5, 1>;
using high = pawl::interrupt<6, 2>;
constinit pawl::shared<int, pawl::users<low>> count{0};
}  // namespace

int main() {
    int state = 0;
    const low one{state, [](int&) { count.with([](int& c) { ++c; }); }};
    const high other{state, [](int&) { count.with([](int& c) { ++c; }); }};
    pawl::raise<5>();
    pawl::raise<6>();
    return 0;
}
