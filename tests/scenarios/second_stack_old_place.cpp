// A job is taken back while its slot may be another one's already: that one runs all the same, and each runs once or never.
#include <pawl/task/second_stack.hpp>

#include <cassert>
#include <thread>

struct job final : pawl::tasks::apart_job {
    int ran = 0;
    pawl::port::word over{0};

    void run() noexcept override { ++ran; }
    void finish() noexcept override {
        over.store(1, std::memory_order_release);
        pawl::port::wake_all(over);
    }
    void refuse() noexcept override { assert(!"the thread can be had"); }
    void await() const {
        while (over.load(std::memory_order_acquire) == 0)
            pawl::port::wait(over, 0, pawl::port::clock::time_point::max());
    }
};

constinit pawl::tasks::second_stack stack{"second", pawl::port::policy::ordinary, true};
job first, second;

int main() {
    pawl::tasks::second_stack::place of_first, of_second;
    assert(stack.add(first, {}, of_first));
    std::thread other{[&] {
        assert(stack.add(second, {}, of_second));
        second.await();
        stack.wait_until_left(of_second);
    }};
    const bool back = stack.take_back(of_first);
    if (!back) {
        first.await();
        stack.wait_until_left(of_first);
    }
    assert(first.ran == (back ? 0 : 1));
    other.join();
    assert(second.ran == 1);
}
