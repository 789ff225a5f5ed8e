#include <pawl/channel/broadcast.hpp>

#include <memory>

int main() {
#ifdef RIGHT
    auto [tx, rx] = pawl::broadcast<std::shared_ptr<int>>(4);
#else
    auto [tx, rx] = pawl::broadcast<std::unique_ptr<int>>(4);  // EXPECT: each receiver of a broadcast gets a copy of its own
#endif
}
