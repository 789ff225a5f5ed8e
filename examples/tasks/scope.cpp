// Three requests side by side: a limit of time for one, and an error that stops the others and comes out of join().
#include <pawl/task.hpp>

#include <chrono>
#include <cstdio>
#include <stdexcept>

using namespace std::chrono_literals;
using frames = pawl::frame_pool<1024, 8>;

pawl::task<int> answers(frames&, std::chrono::milliseconds time, int answer) {
    const auto slept = co_await pawl::sleep_for(time);
    if (!slept) std::printf("the request for %d was cancelled\n", answer);
    co_return answer;
}
pawl::task<> fails(frames&) {
    co_await pawl::sleep_for(2ms);
    throw std::runtime_error{"no line"};
}
pawl::task<> drops(frames& f) { co_await answers(f, 1h, 3); }

pawl::task<> asks(frames& f) {
    const auto [one, two] = co_await pawl::when_all(answers(f, 2ms, 1), answers(f, 1ms, 2));
    std::printf("answers: %d and %d\n", one, two);

    const auto late = co_await pawl::with_timeout(2ms, answers(f, 1h, 4));
    std::printf("in time: %s\n", late ? "yes" : "no");

    pawl::scope s;
    s.spawn(drops(f));
    s.spawn(fails(f));
    try {
        co_await s.join();
    } catch (const std::runtime_error& why) {
        std::printf("failed: %s\n", why.what());
    }
}

int main() {
    frames f;
    pawl::block_on(asks(f));
    std::printf("frames in use: %zu\n", f.in_use());
}
