// A task waits, goes on and takes what it waited for, while another reads it. What is read of a task that waits is of one
// moment: it does not yet hold what it waits for.
#include <pawl/watch/seen_task.hpp>
#include <pawl/watch/this_task.hpp>

#include <cassert>
#include <thread>

int main() {
    int a = 0, b = 0;
    pawl::watch::task_record& me = *pawl::watch::this_task();
    const auto here = pawl::watch::call_site::of(std::source_location::current());
    const auto wait = [&](int& object, const char* name) {
        me.begin_wait(pawl::watch::waits_to::lock, &object, name, here, pawl::port::clock::time_point::max());
    };
    const auto take = [&](int& object, const char* name) {
        me.end_wait();
        me.holds.add(
            &object, name, [](void*, pawl::watch::fate) noexcept {}, here);
    };
    wait(a, "a");
    std::thread reader{[&] {
        pawl::watch::seen_task seen;
        if (!pawl::watch::read_task(me, seen) || !seen.waits) return;
        assert(seen.steady);
        if (seen.wait.object == &a) assert(seen.count == 0);
        if (seen.wait.object == &b) assert(seen.count == 1 && seen.held[0].object == &a);
    }};
    take(a, "a");
    wait(b, "b");
    take(b, "b");
    reader.join();
    me.holds.remove(&a);
    me.holds.remove(&b);
}
