// What a program did, seen afterwards: started with PAWL_TRACE=run.json it writes that file when it ends.
#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <pawl/task.hpp>
#include <pawl/trace.hpp>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

pawl::static_mpsc<int, 2> samples;
pawl::async_mutex deck{"deck"};
pawl::static_frame<1024> read_frame, mix_frame, save_frame;

pawl::task<> reads(pawl::static_frame<1024>&, decltype(samples.sender()) to) {
    for (int block = 1; block <= 3; ++block) {
        co_await pawl::sleep_for(2ms);
        co_await to.async_send(block);
    }
}

pawl::task<> mixes(pawl::static_frame<1024>&, decltype(samples.receiver()) from, int& mixed) {
    for (;;) {
        const auto block = co_await from.async_recv();
        if (!block) break;
        const auto held = co_await deck.async_lock();
        const pawl::trace::span mixing{"mixing"};  // a bar in the trace
        pawl::trace::mark("block", *block);        // a moment, with a number
        ++mixed;
    }
}

pawl::task<> saves(pawl::static_frame<1024>&) {
    const auto held = co_await deck.async_lock();
    co_await pawl::sleep_for(3ms);
}

int main() {
    samples.sender().name("samples");
    int mixed = 0;
    pawl::executor<2> ex;
    ex.spawn<1>(reads(read_frame, samples.sender()));
    ex.spawn<0>(mixes(mix_frame, samples.receiver(), mixed));
    ex.spawn<0>(saves(save_frame));
    ex.run();
    std::printf("%d blocks mixed\n", mixed);
}
