#include <pawl/channel/session.hpp>

#include <utility>

using namespace pawl::protocol;
using client = pawl::session<send<int, end>>::client_type;

bool say(client& side) noexcept [[clang::nonblocking]] {
#ifdef RIGHT
    return std::move(side).try_send(1).has_value();
#else
    return std::move(side).send(1).has_value();  // EXPECT: must not call non-'nonblocking' function
#endif
}
