#include <pawl/channel/unbounded.hpp>

struct message {
    message() = default;
    message(message&&) noexcept {}
#ifdef RIGHT
    ~message() {}
#else
    ~message() noexcept(false) {}  // EXPECT: a message's destructor must not throw
#endif
};

int main() { auto ends = pawl::unbounded<message>(1); }
