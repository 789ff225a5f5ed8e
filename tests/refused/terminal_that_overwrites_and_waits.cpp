// EXPECT: constraints not satisfied
// Who writes to a terminal that overwrites never waits; who must lose nothing takes the other policy.
#include <devices/tty.hpp>

#if defined(RIGHT)
using output = devices::waiting<16>;
#else
using output = devices::overwriting<16>;
#endif

void writes(const devices::tty<devices::uart::in_memory, output>::claimed& to) { to.write_and_wait("text"); }
