// Pawl's awaitables in Asio: by callbacks, futures and coroutines. Included for each of the two libraries.
#pragma once

#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <pawl/task.hpp>
#include <pawl/task/std_stop_token.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <exception>
#include <future>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono_literals;

/// A context that a thread of its own runs until it goes.
class running {
public:
    explicit running(int threads = 1) {
        for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { context.run(); });
    }
    ~running() {
        work_.reset();
        for (auto& each : threads_) each.join();
    }
    io::io_context context;

private:
    io::executor_work_guard<io::io_context::executor_type> work_{context.get_executor()};
    std::vector<std::thread> threads_;
};

pawl::task<int> answers(pawl::program_heap, int answer) {
    co_await pawl::sleep_for(1us);
    co_return answer;
}
pawl::task<int> fails(pawl::program_heap) {
    co_await pawl::yield();
    throw std::runtime_error{"no line"};
}

TEST(LIBRARY, ACallbackIsCalledThroughItsExecutor) {
    auto [tx, rx] = pawl::bounded<int>(1);
    io::io_context context;
    int got = 0, slept = 0;
    std::thread::id at;
    with::async_wait(rx.async_recv(), io::bind_executor(context, [&](std::expected<int, pawl::errc> message) {
                         got = message.value();
                         at = std::this_thread::get_id();
                     }));
    with::async_wait(context, pawl::sleep_for(1ms), [&](std::expected<void, pawl::errc> r) { slept = r ? 1 : -1; });
    std::jthread sends{[&tx = tx] { EXPECT_TRUE(tx.send(7)); }};
    context.run();  // there is work until both were called
    EXPECT_EQ(got, 7);
    EXPECT_EQ(slept, 1);
    EXPECT_EQ(at, std::this_thread::get_id());
}

TEST(LIBRARY, AFutureGetsTheResultOrTheException) {
    EXPECT_EQ(with::async_wait(answers(pawl::heap, 42), io::use_future).get(), 42);
    auto failed = with::async_wait(fails(pawl::heap), io::use_future);
    EXPECT_THROW(failed.get(), std::runtime_error);
    auto nothing = with::async_wait([](pawl::program_heap) -> pawl::task<> { co_return; }(pawl::heap), io::use_future);
    nothing.get();
    auto [tx, rx] = pawl::bounded<std::unique_ptr<int>>(1);
    auto message = with::async_wait(rx.async_recv(), io::use_future);
    EXPECT_TRUE(with::async_wait(tx.async_send(std::make_unique<int>(3)), io::use_future).get());
    EXPECT_EQ(*message.get().value(), 3);
}

// All that can be awaited, in a coroutine of Asio's.
io::awaitable<void> uses_all(pawl::bounded_receiver<int>& rx, pawl::async_mutex& m, pawl::event& e, pawl::semaphore& s,
                             std::string& said) {
    const auto message = co_await with::use(rx.async_recv());
    said += std::to_string(message.value());
    {
        auto held = co_await with::use(m.async_lock());
        said += held && !m.try_lock() ? " held" : " ?";
    }
    const bool set = (co_await with::use(e.async_wait())).has_value();
    const bool acquired = (co_await with::use(s.async_acquire())).has_value();
    said += set && acquired ? " set" : " ?";
    auto chosen = pawl::async_select(pawl::on_recv(rx, [&](auto got) { said += " " + std::to_string(got.value()); }));
    const std::size_t branch = co_await with::use(std::move(chosen));
    said += branch == 0 ? " first" : " ?";
    said += " " + std::to_string(co_await with::use(answers(pawl::heap, 5)));
    try {
        co_await with::use(fails(pawl::heap));
    } catch (const std::runtime_error& why) {
        said += std::string{" "} + why.what();
    }
    const bool late = !(co_await with::use(pawl::with_timeout(1ms, rx.async_recv())));
    said += late ? " late" : " ?";
}
TEST(LIBRARY, ACoroutineAwaitsEverything) {
    io::io_context context;
    auto [tx, rx] = pawl::bounded<int>(4);
    pawl::async_mutex m;
    pawl::event e;
    pawl::semaphore s{0};
    std::string said;
    io::co_spawn(context, uses_all(rx, m, e, s, said), io::detached);
    std::jthread other{[&, &tx = tx] {
        EXPECT_TRUE(tx.send(1));
        e.set();
        s.release();
        EXPECT_TRUE(tx.send(2));
    }};
    context.run();
    EXPECT_EQ(said, "1 held set 2 first 5 no line late");
}

/// Counts what it holds, and refuses to be used by a thread other than its own.
template <class T>
struct counting {
    using value_type = T;
    std::shared_ptr<std::pair<int, std::thread::id>> in_use;
    explicit counting(std::shared_ptr<std::pair<int, std::thread::id>> counter) : in_use{std::move(counter)} {}
    template <class U>
    counting(const counting<U>& other) : in_use{other.in_use} {}
    T* allocate(std::size_t n) {
        EXPECT_EQ(in_use->second, std::this_thread::get_id());
        ++in_use->first;
        return std::allocator<T>{}.allocate(n);
    }
    void deallocate(T* p, std::size_t n) {
        EXPECT_EQ(in_use->second, std::this_thread::get_id());
        --in_use->first;
        std::allocator<T>{}.deallocate(p, n);
    }
    template <class U>
    bool operator==(const counting<U>& other) const {
        return in_use == other.in_use;
    }
};
struct with_allocator {
    using allocator_type = counting<int>;
    allocator_type from;
    int* called;
    [[nodiscard]] allocator_type get_allocator() const { return from; }
    void operator()(std::expected<void, pawl::errc>) const {
        EXPECT_EQ(from.in_use->first, 0);  // all was given back before the call
        ++*called;
    }
};
TEST(LIBRARY, TheHandlersAllocatorIsUsedOnItsOwnThread) {
    auto counter = std::make_shared<std::pair<int, std::thread::id>>(0, std::this_thread::get_id());
    int called = 0;
    io::io_context context;
    with::async_wait(context, pawl::sleep_for(1us), with_allocator{counting<int>{counter}, &called});
    EXPECT_GT(counter->first, 0);
    context.run();
    EXPECT_EQ(called, 1);
}

TEST(LIBRARY, AContextThatGoesTakesItsWaitsAlong) {
    auto [tx, rx] = pawl::bounded<int>(1);
    auto witness = std::make_shared<int>();
    {
        io::io_context context;
        with::async_wait(context, rx.async_recv(), [witness](auto) { FAIL() << "it is not called"; });
        io::co_spawn(
            context,
            [](pawl::bounded_receiver<int>& from, std::shared_ptr<int>) -> io::awaitable<void> {
                co_await with::use(from.async_recv());
                ADD_FAILURE() << "it does not go on";
            }(rx, witness),
            io::detached);
        context.poll();
        EXPECT_GT(witness.use_count(), 1);
    }
    EXPECT_EQ(witness.use_count(), 1);
    EXPECT_TRUE(tx.send(1));
    EXPECT_EQ(rx.try_recv().value(), 1);  // nobody took it
}

TEST(LIBRARY, WhatNeedNotWaitIsDoneAtOnceAndCalledLater) {
    auto [tx, rx] = pawl::bounded<int>(1);
    io::io_context context;
    int sent = 0, got = 0;
    with::async_wait(context, tx.async_send(3), [&](auto result) { sent = result ? 1 : -1; });
    with::async_wait(context, rx.async_recv(), [&](auto message) { got = message.value(); });
    EXPECT_FALSE(rx.try_recv());  // it was sent and taken, without another thread
    EXPECT_EQ(sent + got, 0);
    pawl::async_mutex m;
    with::async_wait(context, m.async_lock(), [&](pawl::async_mutex::guard held) { got *= held ? 2 : 0; });
    EXPECT_FALSE(m.try_lock());
    context.run();
    EXPECT_EQ(sent, 1);
    EXPECT_EQ(got, 6);
    EXPECT_TRUE(m.try_lock());
    m.unlock();
}

TEST(LIBRARY, AContextThatGoesWhileMessagesCome) {
    for (int i = 0; i < 100; ++i) {
        auto [tx, rx] = pawl::bounded<int>(1);
        std::atomic<int> called{0};
        auto context = std::make_unique<io::io_context>();
        with::async_wait(*context, rx.async_recv(), [&](auto) { ++called; });
        std::jthread sends{[&tx = tx] { EXPECT_TRUE(tx.send(1)); }};
        if (i % 2 == 0) context->poll();
        context.reset();
        EXPECT_LE(called, 1);
    }
}

TEST(LIBRARY, ManyThreadsAndCoroutines) {
    constexpr int pairs = 20, messages = 50;
    std::atomic<int> sum{0};
    std::vector<pawl::bounded_sender<int>> senders;
    std::vector<pawl::bounded_receiver<int>> receivers;
    for (int i = 0; i < pairs; ++i) {
        auto [tx, rx] = pawl::bounded<int>(2);
        senders.push_back(std::move(tx));
        receivers.push_back(std::move(rx));
    }
    {
        running at{3};
        for (int i = 0; i < pairs; ++i) {
            io::co_spawn(
                at.context,
                [](pawl::bounded_sender<int>& to) -> io::awaitable<void> {
                    for (int n = 1; n <= messages; ++n) co_await with::use(to.async_send(n));
                }(senders[static_cast<std::size_t>(i)]),
                io::detached);
            io::co_spawn(
                at.context,
                [](pawl::bounded_receiver<int>& from, std::atomic<int>& into) -> io::awaitable<void> {
                    for (int n = 1; n <= messages; ++n) {
                        const auto got = co_await with::use(from.async_recv());
                        into += got.value();
                    }
                }(receivers[static_cast<std::size_t>(i)], sum),
                io::detached);
        }
    }
    EXPECT_EQ(sum, pairs * messages * (messages + 1) / 2);
}

TEST(LIBRARY, AWaitEndsByAStopSource) {
    auto [tx, rx] = pawl::bounded<int>(1);
    pawl::stop_source source;
    std::stop_source standard;
    auto one = with::async_wait(pawl::until_stopped(source.token(), rx.async_recv()), io::use_future);
    auto other = with::async_wait(pawl::until_stopped(standard.get_token(), pawl::sleep_for(1h)), io::use_future);
    source.request_stop();
    standard.request_stop();
    EXPECT_EQ(one.get().error(), pawl::errc::cancelled);
    EXPECT_EQ(other.get().error(), pawl::errc::cancelled);
    EXPECT_FALSE(rx.try_recv());
}

}  // namespace
