#include <pawl/channel/oneshot.hpp>

#include <functional>

int main() {
#ifdef RIGHT
    using message = int;
#else
    using message = std::reference_wrapper<int>;  // EXPECT: a reference_wrapper, or a reference within the message, refers to
#endif
    auto ends = pawl::oneshot<message>();
}
