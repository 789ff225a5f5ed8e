// Two words that are written one after the other are no register of both.
#include <atomic>
#include <thread>
#include <utility>

#include <pawl/check.hpp>

namespace check = pawl::check;
using both = std::pair<int, int>;
using spec = check::shared_register<both>;

std::atomic<int> left = 0, right = 0;
check::history<spec> calls;

int main() {
    std::thread writer([] {
        calls.call<&spec::write>(
            [](both to) {
                left = to.first;
                right = to.second;
            },
            both(1, 1));
    });
    calls.call<&spec::read>([] {
        const int first = left;
        return both(first, right);
    });
    writer.join();
    check::require(check::linearizable(calls));
}
