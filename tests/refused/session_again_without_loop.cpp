#include <pawl/channel/session.hpp>

using namespace pawl::protocol;

#ifdef RIGHT
using numbers = loop<send<int, again>>;
#else
using numbers = send<int, again>;  // EXPECT: pawl: this again stands in no loop
#endif

int main() {
    auto [client, server] = pawl::session<numbers>::open();
    auto next = std::move(client).send(1);
}
