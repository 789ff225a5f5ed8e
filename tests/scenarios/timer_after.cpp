// after() in a select against a message: one of the two, and the message is not lost.
#include <pawl/channel/oneshot.hpp>
#include <pawl/channel/select.hpp>
#include <pawl/channel/timer.hpp>
#include <pawl/check.hpp>

#include <chrono>
#include <thread>

int main() {
    auto [tx, rx] = pawl::oneshot<int>();
    std::thread sender{[tx = std::move(tx)] { pawl::check::require(tx.send(3).has_value(), "send"); }};
    int received = 0;
    bool late = false;
    pawl::select(pawl::on_recv(rx, [&](auto message) { received = message.value_or(-1); }),
                 pawl::on_recv(pawl::after(std::chrono::milliseconds{1}), [&](auto due) { late = due.has_value(); }));
    pawl::check::require(late != (received == 3), "one of the two");
    sender.join();
    if (late) pawl::check::require(rx.try_recv() == 3, "the message is still there");
}
