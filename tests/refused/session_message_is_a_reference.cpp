#include <pawl/channel/session.hpp>

using namespace pawl::protocol;

#ifdef RIGHT
using number = send<int, end>;
#else
using number = send<int&, end>;  // EXPECT: pawl: a message is a value
#endif

int main() { auto both = pawl::session<number>::open(); }
