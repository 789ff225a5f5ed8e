// Two equal threads compute, and a third one, more urgent, is woken four times a millisecond: that is no end of a turn for the
// two. In twenty milliseconds each has ten turns, not eighty.
#include <pawl/port/cortex_m/cortex_m.hpp>
#include <pawl/port/cortex_m/threads.hpp>

#include <array>

namespace {
using namespace std::chrono_literals;
namespace port = pawl::port;

volatile int who_runs = 0, changes = 0, wakes = 0;
volatile bool over = false;

void computes(int who) {
    while (!over) {
        // Who is interrupted between the two counts one change too many at worst.
        if (who_runs == who) continue;
        who_runs = who;
        changes = changes + 1;
    }
}
void is_woken(void*) {
    const auto begin = port::clock::now();
    for (auto next = begin; next - begin < 20ms; next += std::chrono::duration_cast<port::clock::duration>(250us)) {
        port::wait_any({}, next);
        wakes = wakes + 1;
    }
    over = true;
}
constinit std::array<std::uint64_t, 48> stacks[2];
}  // namespace

int main() {
    const auto urgent = port::begin_thread({.name = "urgent", .priority = 1, .stack = stacks[0], .run = is_woken});
    const auto equal = port::begin_thread({.name = "equal", .stack = stacks[1], .run = [](void*) { computes(1); }});
    computes(2);
    if (urgent == 0 || equal == 0 || wakes < 76) return 1;
    if (changes >= 15 && changes <= 24) return 0;
    port::last_words(changes < 15 ? "the two do not take turns\n" : "turns end before their time\n");
    return 2;
}
