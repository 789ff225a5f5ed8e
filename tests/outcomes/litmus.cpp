// What each task saw, in order of the tasks: the one who spoke first does not matter.
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

std::atomic<int> x, y;

int main() {
    std::thread first([] {
        x.store(1);
        pawl::check::outcome("r1", y.load());
    });
    std::thread second([] {
        y.store(1);
        pawl::check::outcome("r2", x.load());
    });
    first.join();
    second.join();
}
