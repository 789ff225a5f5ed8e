// A thread waits for a condition with the lock `gate` held all the while; another one holds the condition's mutex and wants
// `gate`. Notified or not, the first must take the mutex again. With an argument: only a wait that somebody ends.
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex gate, state;
std::condition_variable changed;
bool waiting = false, done = false;

void circle() {
    std::thread other([] {
        std::unique_lock hold(state);
        changed.wait(hold, [] { return waiting; });
        std::lock_guard enter(gate);
    });
    std::lock_guard stay(gate);
    std::unique_lock hold(state);
    waiting = true;
    changed.notify_all();
    changed.wait(hold, [] { return done; });
    other.join();
}

int main(int argc, char**) {
    if (argc == 1) circle();
    std::thread other([] {
        std::unique_lock hold(state);
        changed.wait(hold, [] { return waiting; });
        done = true;
        changed.notify_all();
    });
    std::lock_guard stay(gate);
    std::unique_lock hold(state);
    waiting = true;
    changed.notify_all();
    changed.wait(hold, [] { return done; });
    hold.unlock();
    other.join();
    return 6;
}
