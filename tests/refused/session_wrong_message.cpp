#include <pawl/channel/session.hpp>

#include <string>
#include <utility>

using namespace pawl::protocol;

int main() {
    auto [client, server] = pawl::session<send<int, end>>::open();
#ifdef RIGHT
    auto step = std::move(client).send(1);
#else
    auto step = std::move(client).send(std::string{"one"});  // EXPECT: conver
#endif
}
