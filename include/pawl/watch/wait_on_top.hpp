// A wait that may begin while another one stands: in a signal handler, or where a message is moved.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/task_record.hpp>

namespace pawl::inline PAWL_PORT::watch {

/// Takes back what the task waits for, if it does, and publishes it again at the end of the block. In between the task may
/// begin a wait, which ends then.
class wait_on_top {
public:
    explicit wait_on_top(task_record& me) noexcept : me_{me}, on_top_{me.read_wait(below_)} {
        if (on_top_) me_.end_wait();
    }
    wait_on_top(const wait_on_top&) = delete;
    wait_on_top& operator=(const wait_on_top&) = delete;
    ~wait_on_top() {
        me_.end_wait();
        if (on_top_)
            me_.begin_wait(below_.what, below_.object, below_.name, below_.at, below_.until, below_.only_while);
    }

private:
    task_record& me_;
    seen_wait below_;
    bool on_top_;
};

}  // namespace pawl::inline PAWL_PORT::watch
