// Wait-free with a limit that has to be said: after two rounds more it answers that it was in vain.
#include <atomic>
#include <thread>

#ifdef SAYS_SO
#include <pawl/check.hpp>
#endif

std::atomic<int> total = 0;

[[gnu::noinline]] bool try_count() {
    for (int attempt = 0; attempt < 3; ++attempt) {
        int seen = total.load();
        if (total.compare_exchange_strong(seen, seen + 1)) return true;
    }
    return false;
}

void count() {
#ifdef SAYS_SO
    pawl::check::nonblocking scope{"count", SAYS_SO};
#endif
    try_count();
}

int main() {
    std::thread other([] {
        for (int i = 0; i < 3; ++i) count();
    });
    count();
    other.join();
}
