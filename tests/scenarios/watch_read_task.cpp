// A task waits, goes on and takes what it waited for, while another reads it. What is read of a task that waits is of one
// moment: it does not yet hold what it waits for.
#include <pawl/watch/seen_task.hpp>
#include <pawl/watch/this_task.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    int a = 0, b = 0;
    std::atomic<pawl::watch::task_record*> record{nullptr};
    const auto here = pawl::watch::call_site::of(std::source_location::current());
    std::thread task{[&] {
        pawl::watch::task_record& me = *pawl::watch::this_task();
        record = &me;
        const auto take = [&](int& object, const char* name) {
            me.begin_wait(pawl::watch::waits_to::lock, &object, name, here, pawl::port::clock::time_point::max());
            me.end_wait();
            me.holds.add(
                &object, name, [](void*) noexcept {}, here);
        };
        take(a, "a");
        take(b, "b");
        me.holds.remove(&a);
        me.holds.remove(&b);
    }};
    pawl::watch::seen_task seen;
    if (const auto* const known = record.load(); known && pawl::watch::read_task(*known, seen) && seen.waits) {
        assert(seen.steady);
        if (seen.wait.object == &a) assert(seen.count == 0);
        if (seen.wait.object == &b) assert(seen.count == 1 && seen.held[0].object == &a);
    }
    task.join();
}
