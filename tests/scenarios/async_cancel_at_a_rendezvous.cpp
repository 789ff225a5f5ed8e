// cancel() against a sender that claims the offer at this moment: the send succeeds and the coroutine has the message, or
// both are told that nothing happened.
#include <pawl/channel/rendezvous.hpp>
#include <pawl/check.hpp>
#include <pawl/task.hpp>

#include "own_task.hpp"

#include <thread>

using receiver = pawl::rendezvous_receiver<int>;

template <class Wait>
task receives(Wait& wait, bool& got) {
    auto message = co_await wait;
    got = message.has_value();
    if (!got) pawl::check::require(message.error() == pawl::errc::cancelled, "cancelled");
}
task cancels(const receiver& from, bool& got) {
    auto wait = from.async_recv();
    task one = receives(wait, got);
    one.start();
    wait.cancel();
    co_await one;
}

int main() {
    auto [tx, rx] = pawl::rendezvous<int>(2);
    bool sent = false, got = false;
    std::thread other{[&to = tx, &sent] { sent = to.try_send(1).has_value(); }};
    pawl::block_on(cancels(rx, got));
    other.join();
    pawl::check::require(sent == got, "a send that succeeded was received");
}
