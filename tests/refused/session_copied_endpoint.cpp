#include <pawl/channel/session.hpp>

#include <utility>

using namespace pawl::protocol;

int main() {
    auto [client, server] = pawl::session<send<int, end>>::open();
#ifdef RIGHT
    auto other = std::move(client);
#else
    auto other = client;  // EXPECT: deleted
#endif
}
