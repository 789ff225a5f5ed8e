// What locks cost an ordinary program: nanoseconds for each kind of use, the best of many short runs, one a line.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>

namespace {

using clock_type = std::chrono::steady_clock;

template <class Work>
void row(const char* name, int times, Work&& work) {
    double best = 1e9;
    for (int round = 0; round < 60; ++round) {
        const auto begin = clock_type::now();
        for (int i = 0; i < times; ++i) work(i);
        best = std::min(best, std::chrono::duration<double, std::nano>(clock_type::now() - begin).count() / times);
    }
    std::printf("%s\t%.2f\n", name, best);
}

std::mutex outer, inner;
std::recursive_mutex again;
std::shared_mutex shared;
long count = 0;

// A table behind a lock, as in a cache or a queue of jobs.
std::map<int, std::string> table;
void use_table(int i) {
    std::lock_guard hold(outer);
    std::string& entry = table[i * 7919 % 512];
    entry = "value";
}

void two_threads(int) {
    constexpr int each = 20'000;
    const auto work = [] {
        for (int i = 0; i < each; ++i) use_table(i);
    };
    std::thread other(work);
    work();
    other.join();
}

}  // namespace

int main() {
    std::thread([] {}).join();  // glibc locks with less where there was never a second thread
    const auto use = [](auto& lock) {
        const std::lock_guard hold(lock);
        asm volatile("" : : "r"(++count) : "memory");
    };
    row("an empty pair", 10'000, [&](int) { use(outer); });
    row("two, one inside the other", 10'000, [&](int) {
        std::lock_guard hold(outer);
        use(inner);
    });
    row("recursive", 10'000, [&](int) { use(again); });
    row("shared, to read", 10'000, [&](int) {
        std::shared_lock hold(shared);
        asm volatile("" : : "r"(++count) : "memory");
    });
    row("a table behind a lock", 5'000, use_table);
    row("the same, two threads, 40,000 uses", 1, two_threads);
}
