// A loop sleeps on two words. It was woken for the message, but first looks at the order to stop, and destroys the
// coroutine that the message was for. The thread that waits beside it must be woken in its place.
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
task stops(const receiver& order, task& other) {
    auto told = co_await order.async_recv();
    pawl::check::require(told.has_value(), "the order comes");
    other.destroy();
}
task both(const receiver& order, const receiver& from, bool& got) {
    task one = receives(from, got);
    task stop = stops(order, one);
    stop.start();  // the first that the loop looks at
    if (!stop.done()) one.start();
    co_await stop;
}

int main() {
    auto [say_stop, order] = pawl::bounded<int>(1);
    auto [tx, rx] = pawl::bounded<int>(1);
    bool by_coroutine = false, by_thread = false;
    std::thread runs{[&, &o = order, &from = rx] { pawl::block_on(both(o, from, by_coroutine)); }};
    std::thread waits{[&from = rx, &by_thread] { by_thread = from.recv().has_value(); }};
    pawl::check::require(tx.send(1).has_value(), "there is room");
    pawl::check::require(say_stop.send(1).has_value(), "there is room");
    runs.join();
    if (by_coroutine) rx.close();
    waits.join();
    pawl::check::require(by_coroutine != by_thread, "one message, one receiver");
}
