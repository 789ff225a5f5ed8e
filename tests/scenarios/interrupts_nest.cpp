// Two interrupts on top of a task, and one on top of the other, at any step: each runs once; none comes into a section of whom
// it uses something with; the higher one never waits for the lower one.
#include <pawl/check.hpp>
#include <pawl/task/interrupt_core.hpp>

#include <cassert>

using pawl::task_detail::interrupt_core;

struct both {
    interrupt_core core;
    std::size_t low = 0, high = 0;
    int shared_with_low = 0;  // by the task and the low one
    bool in_section = false, in_low = false, in_high = false;
    int low_came = 0, low_ran = 0, high_ran = 0;
    bool masks_high = false;
};

void low_handler(void*, void* state) {
    auto& all = *static_cast<both*>(state);
    assert(!all.in_section && !all.in_low && !all.in_high);
    all.in_low = true;
    const int seen = all.shared_with_low;
    all.shared_with_low = seen + 1;
    ++all.low_ran;
    all.in_low = false;
}
void high_handler(void*, void* state) {
    auto& all = *static_cast<both*>(state);
    assert(!all.in_high);
    all.in_high = true;
    ++all.high_ran;
    all.in_high = false;
}

both all;

int main() {
    all.low = all.core.add({low_handler, nullptr, &all, 1});
    all.high = all.core.add({high_handler, nullptr, &all, 2});
    pawl::check::interrupt("low", 1, [] {
        if (all.core.mark(all.low)) all.core.run();
        ++all.low_came;
    });
    pawl::check::interrupt("high", 2, [] {
        if (all.core.mark(all.high)) all.core.run();
        if (!all.masks_high) assert(all.high_ran == 1);  // at once, whatever else it came on top of
    });
    const int outside = all.core.enter(1);
    all.in_section = true;
    const int seen = all.shared_with_low;
    all.shared_with_low = seen + 1;
    all.in_section = false;
    all.core.leave(outside);
    all.masks_high = true;
    const int last = all.core.enter(2);
    assert(all.shared_with_low == 1 + all.low_ran);
    all.core.leave(last);
    const int came = all.low_came;
    assert(all.low_ran >= came);  // what was kept off has run by now
}
