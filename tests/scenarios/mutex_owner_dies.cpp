// A task ends while it holds a lock for which another waits, or is about to: that one is told, and nobody hangs.
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <thread>

int main() {
    pawl::mutex m{"m"};
    std::thread owner{[&] { m.lock(); }};
    if (const auto held = m.lock_or_report(); !held) assert(held.error().why() == pawl::errc::owner_died);
    owner.join();
    assert(m.owner_died());
    { const pawl::guard mended = m.recover(); }
    assert(m.try_lock());
    m.unlock();
}
