#include <pawl/channel/session.hpp>

using namespace pawl::protocol;

#ifdef RIGHT
using numbers = loop<send<int, again>>;
#else
using numbers = loop<again>;  // EXPECT: pawl: a loop needs a step before again
#endif

int main() { auto both = pawl::session<numbers>::open(); }
