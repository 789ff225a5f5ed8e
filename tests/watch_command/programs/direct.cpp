// Locks called without a guard. With -Og std::mutex::lock is a function of its own and keeps no frame pointer: the line that
// calls it is found all the same, of the wait and of what was taken before.
#include <latch>
#include <mutex>
#include <shared_mutex>
#include <thread>

std::mutex first, second;
std::shared_mutex one, other;
std::latch both(2);

template <class Lock>
[[gnu::noinline]] void forth(Lock& a, Lock& b) {
    a.lock();
    both.arrive_and_wait();
    b.lock();
}
template <class Lock>
[[gnu::noinline]] void back(Lock& a, Lock& b) {
    b.lock();
    both.arrive_and_wait();
    a.lock();
}

int main(int count, char**) {
    std::thread begun(count > 1 ? [] { forth(one, other); } : [] { forth(first, second); });
    if (count > 1)
        back(one, other);
    else
        back(first, second);
}
