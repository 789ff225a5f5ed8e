#include <pawl/channel/bounded.hpp>
#include <pawl/channel/select.hpp>

int main() {
    auto [tx, rx] = pawl::bounded<int>(1);
#ifdef RIGHT
    pawl::select(pawl::on_recv(rx, [](auto) {}));
#else
    pawl::select();  // EXPECT: a select on nothing would wait for ever
#endif
}
