// The first sender has its ticket, the second one is done: the receiver says "nothing", and a finished message lies there.
#include <thread>

#include <pawl/check.hpp>

#include "ring_with_tickets.hpp"

namespace check = pawl::check;
using spec = check::fifo<int>;

ring_with_tickets ring;
check::history<spec> calls;

void push(int message) {
    calls.call<&spec::try_push>([](int n) { return ring.try_push(n); }, message);
}

int main() {
    std::thread slow([] { push(1); });
    push(2);
    calls.call<&spec::try_pop>([] { return ring.try_pop(); });
    slow.join();
    check::require(check::linearizable(calls, spec{2}));
}
