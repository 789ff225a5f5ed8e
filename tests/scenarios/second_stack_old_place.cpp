// A job is taken back while its slot may be another one's already: that one runs all the same, and each runs once or never.
#include <pawl/task/second_stack.hpp>

#include <cassert>

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

constinit pawl::tasks::second_stack_on<pawl::port::thread_handle, 2> stack{"second", pawl::port::policy::ordinary,
                                                                           true};
job first, second;

int main() {
    decltype(stack)::place of_first, of_second;
    assert(stack.add(first, {}, of_first));
    const bool back = stack.take_back(of_first);
    if (!back) first.await();
    assert(stack.add(second, {}, of_second));
    assert(!stack.take_back(of_first));
    second.await();
    stack.wait_until_left(of_second);
    stack.wait_until_left(of_first);
    assert(first.ran == (back ? 0 : 1) && second.ran == 1);
}
