#include <pawl/channel/broadcast.hpp>

#include <string>

int main() {
#ifdef RIGHT
    auto [tx, rx] = pawl::broadcast<int>(4);
#else
    auto [tx, rx] = pawl::broadcast<std::string>(4);
#endif
    auto other = tx;  // EXPECT: deleted
}
