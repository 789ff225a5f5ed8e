// Channels in coroutines of a type that knows nothing of Pawl. block_on runs whatever waits on this thread.
#include <pawl/channel.hpp>

#include <coroutine>
#include <cstdio>
#include <exception>
#include <utility>

namespace {

// A task as anybody might write it: begins when it is started or awaited.
struct task {
    struct promise_type {
        task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        auto final_suspend() noexcept {
            struct last {
                bool await_ready() noexcept { return false; }
                auto await_suspend(std::coroutine_handle<promise_type> h) noexcept { return h.promise().after; }
                void await_resume() noexcept {}
            };
            return last{};
        }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
        std::coroutine_handle<> after = std::noop_coroutine();
    };
    std::coroutine_handle<promise_type> handle;
    bool started = false;
    ~task() { handle.destroy(); }
    void start() {
        if (!std::exchange(started, true)) handle.resume();
    }
    bool await_ready() { return start(), handle.done(); }
    void await_suspend(std::coroutine_handle<> h) const { handle.promise().after = h; }
    void await_resume() const {}
};

task produce(pawl::bounded_sender<int> numbers) {
    for (int i = 1; i <= 5; ++i) co_await numbers.async_send(i);
    numbers.close();  // the sender itself goes with the frame, when the task object does
}

task consume(pawl::bounded_receiver<int> numbers) {
    while (const auto number = co_await numbers.async_recv()) std::printf("received %d\n", *number);
    std::puts("the producer has ended");
}

task both() {
    auto [tx, rx] = pawl::bounded<int>(1);
    task consumer = consume(std::move(rx)), producer = produce(std::move(tx));
    consumer.start();  // it waits for a message; this thread goes on
    co_await producer;
    co_await consumer;
}

}  // namespace

int main() { pawl::block_on(both()); }
