// Two receivers wait for one timer: one has the message, the other its time-out.
#include <pawl/channel/timer.hpp>
#include <pawl/check.hpp>

#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    auto rx = pawl::after(1ms);
    bool other = false;
    std::thread receiver{[&other, rx] { other = rx.recv_for(3ms).has_value(); }};
    const bool here = rx.recv_for(3ms).has_value();
    receiver.join();
    pawl::check::require(here != other, "one message");
}
