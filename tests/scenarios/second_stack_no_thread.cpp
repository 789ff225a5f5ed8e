// No thread can be had: of two who ask at the same time, one tries, and each is told. Nobody is left behind to wait for ever.
#include <pawl/task/second_stack.hpp>

#include <cassert>
#include <thread>

struct refusing_thread {
    pawl::port::thread_handle::result start(const pawl::port::thread_request&, void* (*)(void*), void*) {
        return {pawl::port::refused_request::thread, 11};
    }
};
struct job final : pawl::tasks::apart_job {
    pawl::port::word refused{0};

    void run() noexcept override { assert(!"there is no thread"); }
    void finish() noexcept override { assert(!"there is no thread"); }
    void refuse() noexcept override {
        refused.fetch_add(1, std::memory_order_release);
        pawl::port::wake_all(refused);
    }
};

constinit pawl::tasks::second_stack_on<refusing_thread, 2> stack{"second", pawl::port::policy::ordinary, true};

void asks() {
    job mine;
    decltype(stack)::place at;
    assert(stack.add(mine, {}, at));
    while (mine.refused.load(std::memory_order_acquire) == 0)
        pawl::port::wait(mine.refused, 0, pawl::port::clock::time_point::max());
    stack.wait_until_left(at);
    assert(mine.refused.load() == 1);
}

int main() {
    std::thread other{asks};
    asks();
    other.join();
}
