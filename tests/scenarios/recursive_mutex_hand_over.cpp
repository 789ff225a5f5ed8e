// A lock taken twice goes to who waits for it after the second unlock and not after the first.
#include <pawl/lock/recursive_mutex.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::recursive_mutex m{"m"};
    int inside = 0;
    const auto twice = [&] {
        const pawl::guard outer{m};
        assert(++inside == 1);
        { const pawl::guard inner{m}; }
        assert(inside == 1);
        --inside;
    };
    std::thread task{twice};
    twice();
    task.join();
    assert(m.try_lock());
    m.unlock();
}
