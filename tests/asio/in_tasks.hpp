// Asio's operations in Pawl's tasks. Included for each of the two libraries, after in_asio.hpp.
#pragma once

#include "tests/asio/in_asio.hpp"

#include <array>
#include <functional>
#include <string_view>
#include <tuple>

// Named: it comes to stand in a coroutine's frame.
namespace asio_tests {
struct throws_at {
    using executor_type = io::io_context::executor_type;
    executor_type at;
    [[nodiscard]] executor_type get_executor() const noexcept { return at; }
    template <class Handler>
    void operator()(Handler&&) const {
        throw std::runtime_error{"cannot begin"};
    }
};
}  // namespace asio_tests

namespace {

using tcp = io::ip::tcp;

/// Two ends of a connection on this machine.
struct connection {
    explicit connection(io::io_context& context) : here{context}, there{context} {
        tcp::acceptor listens{context, {io::ip::address_v4::loopback(), 0}};
        here.connect(listens.local_endpoint());
        listens.accept(there);
    }
    tcp::socket here, there;
};
void run(pawl::task<> what) {
    pawl::executor<1> ex;
    ex.spawn(std::move(what));
    ex.run();
}

TEST(LIBRARY, ATaskReadsAndWrites) {
    running at;
    connection c{at.context};
    io::co_spawn(
        at.context,
        [](tcp::socket& s) -> io::awaitable<void> {
            std::string line;
            const std::size_t size =
                co_await io::async_read_until(s, io::dynamic_buffer(line), '\n', io::use_awaitable);
            co_await io::async_write(s, io::buffer(line, size), io::use_awaitable);
        }(c.there),
        io::detached);
    run([](pawl::program_heap, tcp::socket& s) -> pawl::task<> {
        const auto [no, sent] = co_await io::async_write(s, io::buffer(std::string_view{"hello\n"}), with::use_task);
        EXPECT_FALSE(no);
        EXPECT_EQ(sent, 6U);
        std::array<char, 6> bytes{};
        const auto [why, got] = co_await io::async_read(s, io::buffer(bytes), with::use_task);
        EXPECT_FALSE(why) << why.message();
        EXPECT_EQ((std::string_view{bytes.data(), got}), "hello\n");
    }(pawl::heap, c.here));
}

TEST(LIBRARY, WhatAnOperationGives) {
    running at;
    run([](pawl::program_heap, io::io_context& context) -> pawl::task<> {
        co_await with::on(context, io::post(context, with::use_task));
        io::steady_timer timer{context, 1us};
        const auto why = co_await timer.async_wait(with::use_task);
        EXPECT_FALSE(why);
        auto three = []() -> io::awaitable<int> { co_return 3; };
        auto asked = with::on(context, io::co_spawn(context, three(), with::use_task));
        const int got = co_await std::move(asked);
        EXPECT_EQ(got, 3);
        auto throws = []() -> io::awaitable<int> {
            throw std::runtime_error{"no line"};
            co_return 0;
        };
        auto fails_there = with::on(context, io::co_spawn(context, throws(), with::use_task));
        bool thrown = false;
        try {
            co_await std::move(fails_there);
        } catch (const std::runtime_error&) {
            thrown = true;
        }
        EXPECT_TRUE(thrown);
        tcp::socket closed{context};
        const auto opened = co_await closed.async_connect({io::ip::address_v4::loopback(), 1}, with::use_task);
        EXPECT_TRUE(opened);
    }(pawl::heap, at.context));
}

TEST(LIBRARY, BlockOnAwaitsAnOperation) {
    running at;
    io::steady_timer timer{at.context, 1us};
    EXPECT_FALSE(pawl::block_on(timer.async_wait(with::use_task)));
}

TEST(LIBRARY, ATimeLimitCancelsAndNothingIsLost) {
    running at;
    connection c{at.context};
    run([](pawl::program_heap, connection& both) -> pawl::task<> {
        std::array<char, 4> bytes{};
        auto read = both.here.async_read_some(io::buffer(bytes), with::use_task(both.here));
        const auto late = co_await pawl::with_timeout(1ms, std::move(read));
        EXPECT_EQ(late.error(), pawl::errc::timeout);
        io::write(both.there, io::buffer(std::string_view{"abcd"}));
        const auto [why, got] = co_await io::async_read(both.here, io::buffer(bytes), with::use_task);
        EXPECT_FALSE(why);
        EXPECT_EQ((std::string_view{bytes.data(), got}), "abcd");
    }(pawl::heap, c));
}

TEST(LIBRARY, APartThatWasReadIsTold) {
    running at;
    connection c{at.context};
    io::write(c.there, io::buffer(std::string_view{"abcd"}));
    run([](pawl::program_heap, tcp::socket& s) -> pawl::task<> {
        std::array<char, 10> bytes{};
        pawl::stop_source source;
        const std::function<std::size_t(const with::library::error_code&, std::size_t)> until =
            [&](const with::library::error_code& why, std::size_t got) {
                if (got == 4) source.request_stop();
                return why ? std::size_t{0} : 10 - got;
            };
        auto read = io::async_read(s, io::buffer(bytes), until, with::use_task(s));
        const auto ended = co_await pawl::until_stopped(source.token(), std::move(read));
        EXPECT_TRUE(ended);
        const auto [why, got] = ended.value();
        EXPECT_EQ(why, io::error::operation_aborted);
        EXPECT_EQ(got, 4U);
    }(pawl::heap, c.here));
}

pawl::task<> reads_for_ever(pawl::program_heap, tcp::socket& s, std::atomic<int>& begun, std::atomic<int>& aborted) {
    std::array<char, 1> byte{};
    ++begun;
    const auto [why, got] = co_await s.async_read_some(io::buffer(byte), with::use_task(s));
    aborted += why == io::error::operation_aborted;
}
TEST(LIBRARY, AnExecutorThatStopsCancels) {
    for (int i = 0; i < 20; ++i) {
        running at;
        connection c{at.context};
        std::atomic<int> begun{0}, aborted{0};
        pawl::executor<1> ex;
        ex.spawn(reads_for_ever(pawl::heap, c.here, begun, aborted));
        std::jthread stops{[&] {
            while (i % 2 != 0 && begun == 0) std::this_thread::yield();
            ex.stop();
        }};
        ex.run();
        EXPECT_EQ(aborted, begun);
    }
}

pawl::task<> posts(pawl::program_heap, io::io_context& to, std::atomic<int>& aborted) {
    try {
        co_await with::on(to, io::post(to, with::use_task));
    } catch (const with::library::system_error& why) {
        aborted += why.code() == io::error::operation_aborted;
    }
}
TEST(LIBRARY, AContextThatGoesEndsTheOperation) {
    for (const bool begin : {false, true}) {
        std::atomic<int> begun{0}, aborted{0};
        std::atomic<bool> all_wait{false};
        pawl::executor<1> ex;
        std::thread runs;
        {
            io::io_context context;
            connection c{context};
            ex.spawn(reads_for_ever(pawl::heap, c.here, begun, aborted));
            ex.spawn(posts(pawl::heap, context, aborted));
            ex.spawn([](pawl::program_heap, std::atomic<bool>& both) -> pawl::task<> {
                both = true;
                co_return;
            }(pawl::heap, all_wait));
            runs = std::thread{[&] { ex.run(); }};
            while (!all_wait) std::this_thread::yield();
            if (begin) context.poll();
        }
        runs.join();
        EXPECT_EQ(aborted, begin ? 1 : 2);
    }
}

TEST(LIBRARY, AnOperationEndsWhileItIsCancelled) {
    running at;
    int ended = 0, late = 0;
    run([](pawl::program_heap, io::io_context& context, int& in_time, int& too_late) -> pawl::task<> {
        for (int i = 0; i < 200; ++i) {
            io::steady_timer timer{context, std::chrono::microseconds{50 + i % 20}};
            const auto why = co_await pawl::with_timeout(60us, timer.async_wait(with::use_task(timer)));
            ++(why ? in_time : too_late);
        }
    }(pawl::heap, at.context, ended, late));
    EXPECT_EQ(ended + late, 200);
}

TEST(LIBRARY, ManyTasksOnSeveralThreadsAndLevels) {
    running at{3};
    pawl::executor<2> ex;
    std::atomic<int> bytes{0};
    std::vector<std::unique_ptr<connection>> all;
    const auto echoes = [](pawl::program_heap, tcp::socket& s) -> pawl::task<> {
        for (int i = 0; i < 20; ++i) {
            std::array<char, 3> three{};
            co_await io::async_read(s, io::buffer(three), with::use_task);
            co_await io::async_write(s, io::buffer(three), with::use_task);
        }
    };
    const auto asks = [](pawl::program_heap, tcp::socket& s, std::atomic<int>& count) -> pawl::task<> {
        for (int i = 0; i < 20; ++i) {
            std::array<char, 3> three{'a', 'b', 'c'};
            co_await io::async_write(s, io::buffer(three), with::use_task);
            const auto [why, got] = co_await io::async_read(s, io::buffer(three), with::use_task);
            if (!why) count += static_cast<int>(got);
        }
    };
    for (int i = 0; i < 10; ++i) {
        auto& c = *all.emplace_back(std::make_unique<connection>(at.context));
        ex.spawn<0>(echoes(pawl::heap, c.there));
        ex.spawn<1>(asks(pawl::heap, c.here, bytes));
    }
    ex.run();
    EXPECT_EQ(bytes, 10 * 20 * 3);
}

TEST(LIBRARY, WhatBeginningThrowsComesOut) {
    running at;
    const auto begins = [&]<class Token>(Token token) {
        return io::async_initiate<Token, void()>(asio_tests::throws_at{at.context.get_executor()}, token);
    };
    EXPECT_THROW(pawl::block_on(begins(with::use_task)), std::runtime_error);
}

TEST(LIBRARY, TheStandardsStopTokenEndsAnOperation) {
    running at;
    connection c{at.context};
    std::stop_source source;
    std::array<char, 1> byte{};
    std::jthread stops{[&] { source.request_stop(); }};
    auto read = c.here.async_read_some(io::buffer(byte), with::use_task(c.here));
    const auto ended = pawl::block_on(pawl::until_stopped(source.get_token(), std::move(read)));
    EXPECT_EQ(ended.error(), pawl::errc::cancelled);
}

}  // namespace
