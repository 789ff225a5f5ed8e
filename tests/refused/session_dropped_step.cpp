#pragma GCC diagnostic error "-Wunused-result"
#include <pawl/channel/session.hpp>

#include <utility>

using namespace pawl::protocol;

int main() {
    auto [client, server] = pawl::session<send<int, end>>::open();
#ifdef RIGHT
    auto over = std::move(client).send(1);
#else
    std::move(client).send(1);  // EXPECT: nodiscard
#endif
}
