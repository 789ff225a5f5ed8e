#include <pawl/channel/bounded.hpp>
#include <pawl/channel/select.hpp>

int main() {
    auto [tx, rx] = pawl::bounded<int>(1);
#ifdef RIGHT
    pawl::select(pawl::on_recv(rx, [](std::expected<int, pawl::errc>) {}));
#else
    pawl::select(pawl::on_recv(rx, [](const char*) {}));  // EXPECT: on_recv's handler takes std::expected<T, pawl::errc>
#endif
}
