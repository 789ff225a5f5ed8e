// What tasks take: lines "name<TAB>bytes".
#include <pawl/channel/bounded.hpp>
#include <pawl/lock/async_mutex.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/task.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>

namespace {

using namespace std::chrono_literals;

pawl::task<> nothing(pawl::program_heap) { co_return; }
pawl::task<> yields(pawl::program_heap) { co_await pawl::yield(); }
pawl::task<> sleeps(pawl::program_heap) { co_await pawl::sleep_for(1ms); }
pawl::task<> receives(pawl::program_heap, const pawl::bounded_receiver<int>& rx) { co_await rx.async_recv(); }
pawl::task<> locks(pawl::program_heap, pawl::async_mutex& m) { co_await m.async_lock(); }

// A light: off, on, and blinking, with a number of 16 bits.
pawl::task<> three_states(pawl::program_heap, pawl::event& button, volatile bool& light) {
    for (std::uint16_t blinks = 0;; ++blinks) {
        light = false;
        co_await button.async_wait();
        light = true;
        co_await button.async_wait();
        light = blinks % 2 != 0;
        co_await button.async_wait();
    }
}
// The same by hand, where whoever calls it knows that the button was pressed.
struct by_hand {
    enum class state : unsigned char { off, on, blinks } now = state::off;
    std::uint16_t blinks = 0;
};

void print(const char* name, std::size_t bytes) { std::printf("%s\t%zu\n", name, bytes); }

}  // namespace

int main() {
    auto [tx, rx] = pawl::bounded<int>(1);
    pawl::async_mutex m;
    pawl::event button;
    volatile bool light = false;
    print("frame: nothing", nothing(pawl::heap).frame_size());
    print("frame: yields", yields(pawl::heap).frame_size());
    print("frame: sleeps", sleeps(pawl::heap).frame_size());
    print("frame: receives from bounded<int>", receives(pawl::heap, rx).frame_size());
    print("frame: locks an async_mutex", locks(pawl::heap, m).frame_size());
    print("frame: three states, each waits for an event", three_states(pawl::heap, button, light).frame_size());
    print("three states by hand, woken by others", sizeof(by_hand));
    print("beside each frame", sizeof(pawl::tasks::frame_header));
    print("of each frame: the promise of task<void>", sizeof(pawl::tasks::promise<void>));
    print("pawl::scope", sizeof(pawl::scope));
    print("pawl::stop_source", sizeof(pawl::stop_source));
    print("pawl::executor<1>", sizeof(pawl::executor<1>));
    print("pawl::executor<2>", sizeof(pawl::executor<2>));
}
