// What the state of a task takes: two tasks of three states beside the same by hand, and the three places where it may stand.
#include <pawl/task.hpp>

#include <cstdint>
#include <cstdio>

// By hand: one byte, and whoever calls it knows when.
class light {
public:
    bool step() {
        now_ = static_cast<state>((static_cast<int>(now_) + 1) % 3);
        return now_ == state::red;
    }

private:
    enum class state : std::uint8_t { red, amber, green } now_ = state::red;
};
// With a number of 16 bits: three bytes.
class counting_light {
public:
    bool step() {
        if (!lights_.step()) return false;
        const auto rounds = static_cast<std::uint16_t>(rounds_[0] + 256 * rounds_[1] + 1);
        rounds_[0] = static_cast<std::uint8_t>(rounds);
        rounds_[1] = static_cast<std::uint8_t>(rounds >> 8);
        return true;
    }

private:
    light lights_;
    std::uint8_t rounds_[2]{};
};
static_assert(sizeof(light) == 1 && sizeof(counting_light) == 3);

// As tasks: a state is a place in the code.
template <class Place>
pawl::task<> light_task(Place&, volatile char& shows) {
    for (;;) {
        shows = 'r';
        co_await pawl::yield();
        shows = 'a';
        co_await pawl::yield();
        shows = 'g';
        const bool goes_on = co_await pawl::yield();
        if (!goes_on) co_return;
    }
}
template <class Place>
pawl::task<> counting_task(Place&, volatile char& shows) {
    for (std::uint16_t rounds = 0;; ++rounds) {
        shows = 'r';
        co_await pawl::yield();
        shows = rounds % 2 ? 'a' : 'g';
        co_await pawl::yield();
        shows = 'g';
        const bool goes_on = co_await pawl::yield();
        if (!goes_on) co_return;
    }
}
// Each co_await has room of its own: the same with one.
template <class Place>
pawl::task<> shorter_task(Place&, volatile char& shows) {
    for (std::uint16_t steps = 0;; ++steps) {
        shows = "rag"[steps % 3];
        const bool goes_on = co_await pawl::yield();
        if (!goes_on) co_return;
    }
}

// No byte too many: with one less it does not compile.
using room = pawl::static_frame<304>;
room in_static_storage;

int main() {
    volatile char shows{};
    room on_the_stack;
    const auto one = light_task(in_static_storage, shows);
    const auto two = counting_task(on_the_stack, shows);
    auto in_heap = pawl::heap;
    const auto three = shorter_task(in_heap, shows);
    const auto again = counting_task(in_heap, shows);
    std::printf("                     by hand   as a task\n");
    std::printf("three states         %7zu   %9zu\n", sizeof(light), one.frame_size());
    std::printf("and 16 bits          %7zu   %9zu\n", sizeof(counting_light), two.frame_size());
    std::printf("with one co_await              %9zu\n", three.frame_size());
    std::printf("its promise, of that           %9zu\n", sizeof(pawl::tasks::promise<void>));
    std::printf("beside each frame              %9zu\n", sizeof(pawl::tasks::frame_header));
    std::printf("in static storage, on the stack, in the heap: %s\n",
                again.frame_size() == two.frame_size() ? "the same" : "?");
}
