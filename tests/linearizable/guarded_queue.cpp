// A queue under a mutex: every history is one of a queue.
#include <mutex>
#include <optional>
#include <thread>

#include <pawl/check.hpp>

namespace check = pawl::check;
using spec = check::fifo<int>;

spec inside{2};
std::mutex guard;
check::history<spec> calls;

void push(int message) {
    calls.call<&spec::try_push>(
        [](int n) {
            const std::scoped_lock keep(guard);
            return inside.try_push(n);
        },
        message);
}
void pop() {
    calls.call<&spec::try_pop>([] {
        const std::scoped_lock keep(guard);
        return inside.try_pop();
    });
}

int main() {
    std::thread other([] {
        push(2);
        pop();
    });
    push(1);
    pop();
    other.join();
    check::require(check::linearizable(calls, spec{2}));
}
