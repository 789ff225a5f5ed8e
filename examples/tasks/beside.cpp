// A computation that is not made of tasks, beside an urgent one: in chunks, on the second stack, and when nobody else runs.
#include <pawl/task.hpp>

#include <chrono>
#include <cstdint>
#include <cstdio>

using namespace std::chrono_literals;

// Stands for a library's function that takes long and knows nothing of tasks.
std::uint32_t checksum(std::uint32_t from, std::uint32_t to) {
    std::uint32_t sum = from;
    for (std::uint32_t i = from; i != to; ++i) sum = sum * 31 + i;
    return sum;
}
constexpr std::uint32_t all = 3'000'000;

pawl::static_frame<1024> place, urgent_place;

pawl::task<> computes(pawl::static_frame<1024>&, bool& done) {
    for (std::uint32_t at = 0; at != all; at += 1000) {
        static_cast<void>(checksum(at, at + 1000));
        co_await pawl::yield();
    }
    std::printf("in chunks\n");

    const auto threaded = co_await pawl::blocking(1ms, [] { return checksum(0, all); });
    std::printf("on the second stack: %08x\n", threaded.value());
    const auto idle = co_await pawl::low_priority([] { return checksum(0, all); });
    std::printf("when nobody else ran: %08x\n", idle.value());
    done = true;
}

pawl::task<> is_urgent(pawl::static_frame<1024>&, const bool& done) {
    int turns = 0;
    for (; !done; ++turns) co_await pawl::sleep_for(100us);
    std::printf("urgent turns meanwhile: %s\n", turns > 0 ? "some" : "none");
}

int main() {
    bool done = false;
    pawl::executor<1> ex;
    ex.spawn(computes(place, done));
    ex.spawn(is_urgent(urgent_place, done));
    ex.run();
}
