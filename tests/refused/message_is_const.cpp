#include <pawl/channel/bounded.hpp>

int main() {
#ifdef RIGHT
    using message = int;
#else
    using message = const int;  // EXPECT: a message moves from task to task, which a const object cannot
#endif
    auto ends = pawl::bounded<message>(1);
}
