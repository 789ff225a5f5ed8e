// The executor is stopped while another thread spawns: the task runs, or is refused and still there.
#include <pawl/task.hpp>

#include <cassert>
#include <thread>

pawl::task<> adds(pawl::static_frame<512>&, int& to) {
    ++to;
    co_return;
}

int main() {
    static pawl::static_frame<512> frame;
    int n = 0;
    pawl::executor<1> ex;
    bool accepted = false;
    std::thread stops{[&] { ex.stop(); }};
    std::thread spawns{[&] {
        auto task = adds(frame, n);
        accepted = ex.spawn_or_report(task).has_value();
        assert(accepted == task.refused().has_value());
    }};
    ex.serve();
    stops.join();
    spawns.join();
    assert(n == accepted && ex.count() == 0 && !frame.in_use());
}
