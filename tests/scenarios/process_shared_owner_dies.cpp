// A thread ends while it holds a lock between processes: whoever comes is told, also if it waited, and nobody hangs.
#include <pawl/lock/process_shared_mutex.hpp>

#include <cassert>
#include <thread>

int main() {
    pawl::process_shared_mutex m{"m"};
    std::thread owner{[&] { m.lock(); }};
    if (const auto held = m.lock_or_report(); !held) assert(held.error().why() == pawl::errc::owner_died);
    owner.join();
    if (const auto held = m.lock_or_report(); !held) assert(held.error().why() == pawl::errc::owner_died);
    { const auto mended = m.recover(); }
    assert(m.try_lock());
    m.unlock();
}
