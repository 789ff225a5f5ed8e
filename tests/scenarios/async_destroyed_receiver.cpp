// A coroutine that waits for a message is destroyed while a thread sends it. The thread that waits beside it gets the
// message, whichever of the two was told first.
#include <pawl/channel/bounded.hpp>
#include <pawl/check.hpp>
#include <pawl/task.hpp>

#include "own_task.hpp"

#include <thread>

using receiver = pawl::bounded_receiver<int>;

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
    auto [tx, rx] = pawl::bounded<int>(1);
    std::thread sends{[&to = tx] { pawl::check::require(to.send(1).has_value(), "there is room"); }};
    bool by_coroutine = false, by_thread = false;
    std::thread waits{[&from = rx, &by_thread] { by_thread = from.recv().has_value(); }};
    pawl::block_on(starts_and_destroys(rx, by_coroutine));
    if (by_coroutine) rx.close();  // the message was there at once: the thread waits for nothing
    sends.join();
    waits.join();
    pawl::check::require(by_coroutine != by_thread, "one message, one receiver");
}
