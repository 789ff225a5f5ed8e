// Cancellation by Asio's slots, which versions from 1.19 on have.
#pragma once

#include "tests/asio/in_tasks.hpp"

namespace {

TEST(LIBRARY, ASlotCancelsAWait) {
    auto [tx, rx] = pawl::bounded<int>(1);
    io::cancellation_signal signal;
    std::promise<std::expected<int, pawl::errc>> got;
    running at;  // ends first
    io::post(at.context, [&, &rx = rx] {
        with::async_wait(at.context, rx.async_recv(),
                         io::bind_cancellation_slot(signal.slot(), [&](auto message) { got.set_value(message); }));
        signal.emit(io::cancellation_type::total);
    });
    EXPECT_EQ(got.get_future().get().error(), pawl::errc::cancelled);
    EXPECT_TRUE(tx.send(1));
    EXPECT_EQ(rx.try_recv().value(), 1);
}

TEST(LIBRARY, ASlotAgainstAMessage) {
    int received = 0, left = 0;
    for (int i = 0; i < 100; ++i) {
        auto [tx, rx] = pawl::bounded<int>(1);
        io::cancellation_signal signal;
        std::promise<std::expected<int, pawl::errc>> got;
        running at;
        io::post(at.context, [&, &rx = rx] {
            with::async_wait(at.context, rx.async_recv(),
                             io::bind_cancellation_slot(signal.slot(), [&](auto message) { got.set_value(message); }));
        });
        std::jthread sends{[&tx = tx] { EXPECT_TRUE(tx.send(1)); }};
        io::post(at.context, [&] { signal.emit(io::cancellation_type::terminal); });
        if (got.get_future().get()) {
            ++received;
        } else {
            sends.join();
            left += rx.try_recv().has_value();
        }
    }
    EXPECT_EQ(received + left, 100);
}

TEST(LIBRARY, ACoroutineThatIsCancelledStopsItsTask) {
    io::cancellation_signal signal;
    std::promise<int> ended;
    std::atomic<bool> waits{false};
    running at;
    const auto asks = [](std::atomic<bool>& begun) -> io::awaitable<int> {
        co_return co_await with::use([](pawl::program_heap, std::atomic<bool>& now) -> pawl::task<int> {
            now = true;
            const auto slept = co_await pawl::sleep_for(1h);
            co_return slept ? 1 : 2;
        }(pawl::heap, begun));
    };
    io::co_spawn(at.context, asks(waits),
                 io::bind_cancellation_slot(signal.slot(), [&](std::exception_ptr, int how) { ended.set_value(how); }));
    while (!waits) std::this_thread::yield();
    io::post(at.context, [&] { signal.emit(io::cancellation_type::terminal); });
    EXPECT_EQ(ended.get_future().get(), 2);
}

TEST(LIBRARY, ADeferredWaitBeginsWhenItIsCalled) {
    auto [tx, rx] = pawl::bounded<int>(1);
    auto later = with::async_wait(rx.async_recv(), io::experimental::deferred);
    EXPECT_TRUE(tx.send(1));
    EXPECT_EQ(rx.try_recv().value(), 1);
    EXPECT_TRUE(tx.send(2));
    auto got = std::move(later)(io::use_future);
    EXPECT_EQ(got.get().value(), 2);
}

TEST(LIBRARY, AnOperationWithoutAnObjectIsCancelled) {
    running at;
    connection c{at.context};
    run([](pawl::program_heap, tcp::socket& s) -> pawl::task<> {
        std::array<char, 1> byte{};
        auto late = co_await pawl::with_timeout(1ms, io::async_read(s, io::buffer(byte), with::use_task));
        EXPECT_EQ(late.error(), pawl::errc::timeout);
        auto three = []() -> io::awaitable<void> {
            io::steady_timer timer{co_await io::this_coro::executor, 1h};
            co_await timer.async_wait(io::use_awaitable);
        };
        auto there = io::co_spawn(s.get_executor(), three(), with::use_task);
        bool aborted = false;
        try {
            static_cast<void>(co_await pawl::with_timeout(1ms, with::on(s, std::move(there))));
        } catch (const with::library::system_error& why) {
            aborted = why.code() == io::error::operation_aborted;
        }
        EXPECT_TRUE(aborted);
    }(pawl::heap, c.here));
}

}  // namespace
