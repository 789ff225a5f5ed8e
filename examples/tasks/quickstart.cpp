// Two levels: a sensor is read in time, whatever the computation below it does. Nothing is taken from the heap.
#include <pawl/channel.hpp>
#include <pawl/task.hpp>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

pawl::static_mpsc<int, 4> samples;
pawl::static_frame<1024> read_frame, sum_frame;

pawl::task<> reads(pawl::static_frame<1024>&, decltype(samples.sender()) to) {
    for (int sample = 1; sample <= 5; ++sample) {
        co_await pawl::sleep_for(2ms);
        co_await to.async_send(sample);
    }
}

pawl::task<> sums(pawl::static_frame<1024>&, decltype(samples.receiver()) from) {
    int sum = 0;
    for (;;) {
        const auto sample = co_await from.async_recv();
        if (!sample) break;  // nobody sends any more
        sum += *sample;
    }
    std::printf("the sum is %d\n", sum);
}

int main() {
    pawl::executor<2> ex;
    ex.spawn<0>(sums(sum_frame, samples.receiver()));
    ex.spawn<1>(reads(read_frame, samples.sender()));
    ex.run();  // until both have ended
    std::puts("all tasks have ended");
}
