// Two tasks take two locks at once, named in opposite orders: nobody is ever refused.
#include <pawl/lock/guarded.hpp>
#include <pawl/lock/lock_together.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::guarded<int> a{"a", 0};
    pawl::mutex b{"b"};
    std::thread task{[&] {
        const auto held = pawl::lock_together(a, b);
        ++held[a];
    }};
    {
        const auto held = pawl::lock_together(b, a);
        ++held[a];
    }
    task.join();
    assert(*a.lock() == 2);
    assert(b.try_lock());
    b.unlock();
}
