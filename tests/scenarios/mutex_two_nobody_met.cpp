// The smallest program with two locks: neither task was met before, both begin their records while they lock.
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <thread>

pawl::mutex a{"a"}, b{"b"};

int main() {
    const auto take_both = [](pawl::mutex& first, pawl::mutex& second) {
        const pawl::guard one{first};
        const auto other = second.lock_or_report();
        assert(other || other.error().why() == pawl::errc::deadlock);
    };
    std::thread task{[&] { take_both(a, b); }};
    take_both(b, a);
    task.join();
}
