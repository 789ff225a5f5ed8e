#include <pawl/channel/bounded.hpp>

struct message {
    message() = default;
#ifdef RIGHT
    message(message&&) noexcept {}
#else
    message(message&&) {}  // EXPECT: a message's move constructor must be noexcept
#endif
};

int main() { auto ends = pawl::bounded<message>(1); }
