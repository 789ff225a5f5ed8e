// A history that is judged while a call goes on: it may have taken effect or not.
#include <atomic>
#include <thread>

#include <pawl/check.hpp>

namespace check = pawl::check;
using spec = check::shared_register<int>;

std::atomic<int> value = 0;
std::atomic<bool> may_return = false;
check::history<spec> calls;

int main() {
    std::thread other([] {
        calls.call<&spec::write>(
            [](int n) {
                value = n;
                while (!may_return) std::this_thread::yield();
            },
            1);
    });
    calls.call<&spec::read>([] { return value.load(); });
    check::require(check::linearizable(calls));
    may_return = true;
    other.join();
}
