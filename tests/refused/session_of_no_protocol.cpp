#include <pawl/channel/session.hpp>

using namespace pawl::protocol;

#ifdef RIGHT
using number = send<int, end>;
#else
using number = send<int, int>;  // EXPECT: pawl: a protocol is made of send, recv, choose, offer, loop, again and end
#endif

int main() { auto both = pawl::session<number>::open(); }
