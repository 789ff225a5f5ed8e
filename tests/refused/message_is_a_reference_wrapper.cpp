#include <pawl/channel/oneshot.hpp>

#include <functional>

int main() {
#ifdef RIGHT
    using message = int;
#else
    using message = std::reference_wrapper<int>;  // EXPECT: a reference_wrapper refers to a variable of the sender
#endif
    auto ends = pawl::oneshot<message>();
}
