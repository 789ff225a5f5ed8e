// As async_destroyed_after_claim, with a thread that waits for the same message beside the coroutine: it gets what is left
// behind, whether it waits already or comes at that moment.
#include <pawl/channel/rendezvous.hpp>
#include <pawl/check.hpp>
#include <pawl/task.hpp>

#include "own_task.hpp"

#include <thread>

using receiver = pawl::rendezvous_receiver<int>;

task receives(const receiver& from) { static_cast<void>(co_await from.async_recv()); }
task starts_and_destroys(const receiver& from, const pawl::rendezvous_sender<int>& to) {
    task one = receives(from);
    one.start();
    pawl::check::require(to.try_send(7).has_value(), "one waits");
    one.destroy();
    co_return;
}

int main() {
    auto [tx, rx] = pawl::rendezvous<int>();
    std::thread waits{[&from = rx] { pawl::check::require(from.recv() == 7, "left for this one, or given to it"); }};
    pawl::block_on(starts_and_destroys(rx, tx));
    waits.join();
    pawl::check::require(!rx.try_recv(), "once");
}
