#include <pawl/channel/bounded.hpp>

int main() {
#ifdef RIGHT
    using message = int;
#else
    using message = int&;  // EXPECT: a message is a value: a reference would be read after its sender has gone on
#endif
    auto ends = pawl::bounded<message>(1);
}
