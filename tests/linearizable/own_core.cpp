// An interrupt finds nothing where the task that it came to had sent a message. Nothing that the language knows orders the two
// calls; but they share a core, and with it a clock and a view of memory.
#include <optional>

#include <pawl/check.hpp>

namespace check = pawl::check;
using spec = check::fifo<int>;

check::history<spec> calls;

int main() {
    check::interrupt([] { calls.call<&spec::try_pop>([] { return std::optional<int>(); }); });
    calls.call<&spec::try_push>([](int) { return true; }, 1);
    check::choose(1);
    check::choose(2);
    check::require(check::linearizable(calls, spec{2}));
}
