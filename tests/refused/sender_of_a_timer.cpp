#include <pawl/channel/bounded.hpp>
#include <pawl/channel/timer.hpp>

#include <chrono>

int main() {
#ifdef RIGHT
    auto rx = pawl::bounded<int>(1).second;
#else
    auto rx = pawl::tick(std::chrono::seconds{1});  // EXPECT: constraints not satisfied
#endif
    auto tx = rx.sender();
}
