// Two tasks learn at the same moment. One warning at most; where neither came in the other's way, exactly one.
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <thread>

namespace {
int warnings = 0;
void count(const pawl::lock_order_warning& warning) noexcept {
    assert(warning.length() == 2);
    ++warnings;
}
}  // namespace

int main() {
    static_assert(pawl::port::watches_lock_order);
    pawl::on_lock_order(count);
    pawl::mutex a{"a"}, b{"b"}, c{"c"};
    static_cast<void>(pawl::watch::this_task());
    std::thread task{[&] {
        const pawl::guard outer{b};
        const pawl::guard inner{c};
    }};
    {
        const pawl::guard outer{a};
        const pawl::guard inner{b};
    }
    task.join();
    // By now nobody is in the way.
    std::thread last{[&] {
        const pawl::guard outer{b};
        if (const auto inner = a.lock_or_report(); !inner) assert(false);
    }};
    last.join();
    {
        const pawl::guard outer{a};
        const pawl::guard inner{b};
    }
    assert(warnings == 1);
}
