// A task that reads what it wrote itself, and not what another has written since. The read is no step of the program.
#include <atomic>
#include <thread>

#include <pawl/check.hpp>

namespace check = pawl::check;
using spec = check::shared_register<int>;

std::atomic<int> value = 0;
check::history<spec> calls;

int main() {
    std::thread other([] { calls.call<&spec::write>([](int n) { value = n; }, 2); });
    calls.call<&spec::write>([](int n) { value = n; }, 1);
    calls.call<&spec::read>([] { return 1; });
    other.join();
    check::require(check::linearizable(calls));
}
