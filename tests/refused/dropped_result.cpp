#pragma GCC diagnostic error "-Wunused-result"
#include <pawl/channel/bounded.hpp>

int main() {
    auto [tx, rx] = pawl::bounded<int>(1);
#ifdef RIGHT
    static_cast<void>(rx.recv());
#else
    rx.recv();  // EXPECT: nodiscard
#endif
}
