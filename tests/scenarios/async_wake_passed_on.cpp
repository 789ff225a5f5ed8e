// One thread runs two coroutines: the first waits for `go` and then blocks the whole thread until it is `done`; the second
// waits for work. A sleep on both words takes in the wake-ups for both. The work must not wait for this thread: the other
// one, which can do it, is told.
#include <pawl/channel/bounded.hpp>
#include <pawl/check.hpp>
#include <pawl/task.hpp>

#include "own_task.hpp"

#include <thread>

using sender = pawl::bounded_sender<int>;
using receiver = pawl::bounded_receiver<int>;

task blocks_the_thread(const receiver& go, const receiver& done) {
    auto first = co_await go.async_recv();
    pawl::check::require(first.has_value(), "go");
    pawl::check::require(done.recv().has_value(), "the work is done by another thread");
}
task works(const receiver& work, const sender& done) {
    auto job = co_await work.async_recv();
    if (job) pawl::check::require(done.send(1).has_value(), "room");
}
task both(const receiver& go, const receiver& is_done, const receiver& work, const sender& done) {
    task first = blocks_the_thread(go, is_done), second = works(work, done);
    first.start();  // the first that the loop looks at
    second.start();
    co_await first;
}

int main() {
    auto [say_go, go] = pawl::bounded<int>(1);
    auto [give_work, work] = pawl::bounded<int>(1);
    auto [done, is_done] = pawl::bounded<int>(1);
    std::thread runs{[&, &g = go, &w = work, &d = done, &i = is_done] { pawl::block_on(both(g, i, w, d)); }};
    std::thread other{[&w = work, &d = done] {
        if (w.recv()) pawl::check::require(d.send(1).has_value(), "room");
    }};
    pawl::check::require(give_work.send(1).has_value(), "room");
    pawl::check::require(say_go.send(1).has_value(), "room");
    runs.join();
    work.close();  // the coroutine may have done the work
    other.join();
}
