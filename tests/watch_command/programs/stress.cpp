// Many threads, locks of all kinds, always in the same order: nothing may be told, however they meet. Ends with 10.
#include <condition_variable>
#include <mutex>
#include <random>
#include <shared_mutex>
#include <thread>
#include <vector>

namespace {

constexpr int threads = 6, rounds = 4000;
std::mutex plain[4];
std::recursive_mutex recursive;
std::shared_mutex shared;
std::mutex state;
std::condition_variable changed;
long turns = 0;

void round(std::minstd_rand& random) {
    const auto first = random() % 4, second = first + random() % (4 - first);
    std::unique_lock outer(plain[first]);
    std::unique_lock<std::mutex> inner;
    if (second != first) inner = std::unique_lock(plain[second]);
    const std::lock_guard again(recursive), and_again(recursive);
    if (random() % 4 == 0) {
        const std::unique_lock write(shared);
    } else {
        const std::shared_lock read(shared);
    }
    if (random() % 2 == 0) outer.unlock();  // not the last one first
    std::unique_lock hold(state);
    ++turns;
    changed.notify_all();
    changed.wait_for(hold, std::chrono::microseconds(random() % 50), [] { return turns % 3 == 0; });
}

}  // namespace

int main() {
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i)
        all.emplace_back([i] {
            std::minstd_rand random(static_cast<unsigned>(i) + 1);
            for (int r = 0; r < rounds; ++r) {
                round(random);
                if (r % 500 == 0) std::thread([&] { round(random); }).join();
            }
        });
    for (std::thread& each : all) each.join();
    return turns > threads * rounds ? 10 : 1;
}
