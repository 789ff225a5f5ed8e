// For --progress: two tasks try a lock. Who does not get it goes on. The first call of a task takes a record for it, from a
// table that all tasks share (FIRST_CALL).
#include <pawl/check.hpp>
#include <pawl/lock/mutex.hpp>

#include <thread>

bool tries(pawl::mutex& m) {
    const pawl::check::nonblocking scope{"try_lock"};
    return m.try_lock();
}

void becomes_known() {
#ifndef FIRST_CALL
    pawl::mutex own;
    const pawl::guard held{own};
#endif
}

int main() {
    pawl::mutex m{"m"};
    std::thread other{[&] {
        becomes_known();
        if (tries(m)) m.unlock();
    }};
    becomes_known();
    if (tries(m)) m.unlock();
    other.join();
}
