// std::atomic_flag as a one-shot event for two waiters.
#include <atomic>
#include <cassert>
#include <thread>

int main() {
    std::atomic_flag set;
    int payload = 0;
    const auto waiter = [&] {
        set.wait(false);
        assert(payload == 1);
    };
    std::jthread first(waiter), second(waiter);
    payload = 1;
    set.test_and_set();
    set.notify_all();
}
