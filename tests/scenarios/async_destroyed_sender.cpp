// A coroutine that waits for room is destroyed while a thread makes some. The thread that waits to send beside it gets the
// place; the coroutine's own message is received if its send was over, and only then.
#include <pawl/channel/bounded.hpp>
#include <pawl/check.hpp>
#include <pawl/task.hpp>

#include "own_task.hpp"

#include <thread>

using sender = pawl::bounded_sender<int>;

task sends(const sender& to, bool& sent) {
    auto result = co_await to.async_send(2);
    sent = result.has_value();
}
task starts_and_destroys(const sender& to, bool& sent) {
    task one = sends(to, sent);
    one.start();
    one.destroy();
    co_return;
}

int main() {
    auto [tx, rx] = pawl::bounded<int>(1);
    pawl::check::require(tx.send(1).has_value(), "there is room");
    std::thread waits{[&to = tx] { pawl::check::require(to.send(3).has_value(), "room is made"); }};
    std::thread receives{[&from = rx] { pawl::check::require(from.recv() == 1, "the first"); }};
    receives.join();
    bool by_coroutine = false;
    pawl::block_on(starts_and_destroys(tx, by_coroutine));
    const int sum = rx.recv().value() + (by_coroutine ? rx.recv().value() : 0);
    waits.join();

    pawl::check::require(sum == (by_coroutine ? 5 : 3), "nothing is lost, nothing received that was not sent");
}
