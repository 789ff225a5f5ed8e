// A recv without a limit ends with the message, beside another task that sleeps as long.
#include <pawl/channel/timer.hpp>
#include <pawl/check.hpp>

#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    auto rx = pawl::after(1ms);
    std::thread sleeper{[] { std::this_thread::sleep_for(1ms); }};
    pawl::check::require(rx.recv().has_value(), "the message");
    sleeper.join();
}
