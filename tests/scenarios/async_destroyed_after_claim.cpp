// A coroutine that waits at a rendezvous is destroyed while a thread sends to it. The message is not lost: either it was not
// sent yet, or it was left behind for the next receiver.
#include <pawl/channel/rendezvous.hpp>
#include <pawl/check.hpp>
#include <pawl/task.hpp>

#include "own_task.hpp"

#include <thread>

using receiver = pawl::rendezvous_receiver<int>;

task receives(const receiver& from, bool& got) {
    auto message = co_await from.async_recv();
    got = message.has_value();
}
task starts_and_destroys(const receiver& from, bool& got) {
    task one = receives(from, got);
    one.start();
    one.destroy();
    co_return;
}

int main() {
    auto [tx, rx] = pawl::rendezvous<int>();
    std::thread sends{[&to = tx] { pawl::check::require(to.send(7).has_value(), "somebody receives"); }};
    bool by_coroutine = false;
    pawl::block_on(starts_and_destroys(rx, by_coroutine));
    if (!by_coroutine) pawl::check::require(rx.recv() == 7, "it is there");
    sends.join();
    pawl::check::require(!rx.try_recv(), "once");
}
