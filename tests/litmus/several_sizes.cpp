// A pair of flags, set one by one and read at once: the whole is never seen older than its halves are now, and the verdict says so.
#include <atomic>
#include <cassert>
#include <cstdint>
#include <thread>

namespace {
alignas(8) std::uint32_t flags[2];
}

int main() {
    const auto set = [](std::uint32_t& flag) { std::atomic_ref(flag).store(1, std::memory_order_relaxed); };
    std::thread first([&] { set(flags[0]); });
    std::thread second([&] { set(flags[1]); });
    auto& both = reinterpret_cast<std::uint64_t&>(flags);
    const auto seen = std::atomic_ref(both).load(std::memory_order_relaxed);
    assert((seen & ~0x1'0000'0001u) == 0);
    first.join();
    second.join();
}
