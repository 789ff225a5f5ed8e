// Names with try_ that wait by contract, or that call what they are given: none of these promises to wait for nobody.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;
std::timed_mutex timed;
std::mutex lock;
std::condition_variable changed;
int messages = 0;

// Its own name says how long it may wait.
bool try_take_for(std::chrono::milliseconds limit) {
    std::unique_lock hold(lock);
    if (!changed.wait_for(hold, limit, [] { return messages > 0; })) return false;
    --messages;
    return true;
}

template <class Body>
void try_with(Body body) {
    body();
}

template <class Body>
bool try_visit(Body body) {
    return body();
}

struct parser {
    static bool try_parse() {
        const std::lock_guard hold(lock);
        return messages >= 0;
    }
};

int main() {
    std::thread other([] {
        if (timed.try_lock_for(1ms)) timed.unlock();
        const std::lock_guard hold(lock);
        ++messages;
        changed.notify_one();
    });
    timed.lock();
    timed.unlock();
    try_take_for(1ms);
    // What waits is written here, and handed in.
    try_with([] { const std::lock_guard hold(lock); });
    try_visit([] {
        const std::lock_guard hold(lock);
        return true;
    });
    parser::try_parse();
    std::mutex first, second;
    if (std::try_lock(first, second) == -1) {
        first.unlock();
        second.unlock();
    }
    other.join();
}
