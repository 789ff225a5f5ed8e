#include <pawl/channel/session.hpp>

#include <utility>

using namespace pawl::protocol;

int main() {
    auto [client, server] = pawl::session<send<int, end>>::open();
#ifdef RIGHT
    auto step = std::move(client).send(1);
#else
    auto step = client.send(1);  // EXPECT: pawl: a step consumes its endpoint: std::move(endpoint).send(message)
#endif
}
