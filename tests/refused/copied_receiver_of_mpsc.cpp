#include <pawl/channel/bounded.hpp>

#include <utility>

int main() {
    auto [tx, rx] = pawl::bounded_mpsc<int>(1);
#ifdef RIGHT
    auto other = std::move(rx);
#else
    auto other = rx;  // EXPECT: deleted
#endif
}
