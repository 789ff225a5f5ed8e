#include <pawl/channel/oneshot.hpp>

#include <utility>

int main() {
    auto [tx, rx] = pawl::oneshot<int>();
#ifdef RIGHT
    auto other = std::move(tx);
#else
    auto other = tx;  // EXPECT: deleted
#endif
}
