// A timer is closed while somebody waits for it: the message or closed, and no hang.
#include <pawl/channel/timer.hpp>
#include <pawl/check.hpp>

#include <chrono>
#include <thread>

int main() {
    auto rx = pawl::tick(std::chrono::milliseconds{1});
    std::thread closer{[rx] { pawl::check::require(rx.close(), "closed once"); }};
    while (auto due = rx.recv()) {
    }
    pawl::check::require(rx.try_recv().error() == pawl::errc::closed, "closed");
    closer.join();
}
