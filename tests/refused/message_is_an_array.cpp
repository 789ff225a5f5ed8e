#include <pawl/channel/bounded.hpp>

int main() {
#ifdef RIGHT
    struct message {
        int numbers[3];
    };
#else
    using message = int[3];  // EXPECT: a message is an object; wrap an array in a struct
#endif
    auto ends = pawl::bounded<message>(1);
}
