// Two tasks change a guarded value, one by with() and one by lock(): no change is lost, and the value never races.
#include <pawl/lock/guarded.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::guarded<int> cell{"cell", 0};
    std::thread task{[&] { cell.with([](int& value) { ++value; }); }};
    {
        const auto value = cell.lock();
        ++*value;
    }
    task.join();
    assert(*cell.lock() == 2);
}
