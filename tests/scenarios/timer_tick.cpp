// Two tasks take beats of one timer: each beat goes to one of them, and none comes early.
#include <pawl/channel/timer.hpp>
#include <pawl/check.hpp>

#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    const auto begin = std::chrono::steady_clock::now();
    auto rx = pawl::tick(1ms);
    std::chrono::steady_clock::time_point there, here;
    std::thread receiver{[&there, rx] { there = rx.recv().value(); }};
    here = rx.recv().value();
    receiver.join();
    pawl::check::require(here != there, "two beats");
    pawl::check::require(here >= begin + 1ms && there >= begin + 1ms, "not early");
}
