// Two mistakes: the locks are taken in both orders, and the count is read and written in two steps. Each can be mended alone.
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>

std::mutex first, second;
std::atomic<int> count;

void add() {
#ifdef COUNTS_WELL
    ++count;
#else
    const int seen = count;
    count = seen + 1;
#endif
}

void one_way() {
    {
        std::lock_guard outer(first);
        std::lock_guard inner(second);
    }
    add();
}

void other_way() {
    {
#ifdef LOCKS_WELL
        std::lock_guard outer(first);
        std::lock_guard inner(second);
#else
        std::lock_guard outer(second);
        std::lock_guard inner(first);
#endif
    }
    add();
}

int main() {
    std::thread one(one_way), other(other_way);
    one.join();
    other.join();
    assert(count == 2);
}
