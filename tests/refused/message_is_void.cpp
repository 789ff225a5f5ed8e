#include <pawl/channel/oneshot.hpp>

int main() {
#ifdef RIGHT
    struct message {};
#else
    using message = void;  // EXPECT: a message is an object
#endif
    auto ends = pawl::oneshot<message>();
}
