// An interrupt releases what a task waits for.
#include <pawl/check.hpp>
#include <pawl/lock/semaphore.hpp>

#include <cassert>

pawl::semaphore s{0, "s"};

int main() {
    int releases = 0;
    pawl::check::interrupt("button", [&] {
        ++releases;
        s.release();
    });
    if (s.try_acquire_for(std::chrono::milliseconds{1})) assert(releases == 1);
    assert(s.count() <= 1);
}
