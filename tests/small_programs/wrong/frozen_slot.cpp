// The sender claims the slot first and fills it next. Whoever takes while it stands between the two waits for it: for a
// moment where every task has a core, for ever if it is stopped there.
#include <atomic>
#include <thread>

std::atomic<bool> claimed = false, filled = false;
int message;

bool try_put(int value) {
    if (claimed.exchange(true)) return false;
    message = value;
    filled = true;
    return true;
}

bool try_take(int& value) {
    if (!claimed) return false;
    while (!filled) {
    }
    value = message;
    return true;
}

int main() {
    std::thread sender([] { try_put(7); });
    int value = 0;
    try_take(value);
    sender.join();
}
