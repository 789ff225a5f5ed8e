// A line over TCP, from a task to Boost.Asio's coroutine, from there through a channel to another task, and back: each waits
// for the other's things in its own way.
#include <pawl/boost_asio.hpp>
#include <pawl/channel.hpp>
#include <pawl/task.hpp>

#include <boost/asio.hpp>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

using namespace std::chrono_literals;
namespace io = boost::asio;
using tcp = io::ip::tcp;
using pawl::boost_asio::use;
using pawl::boost_asio::use_task;
using lines = pawl::bounded_sender<std::string>;
using answers = pawl::bounded_receiver<std::string>;

// Asio's: one connection, whose lines are answered by somebody else.
io::awaitable<void> serves(tcp::acceptor& listens, lines to, answers from) {
    tcp::socket peer = co_await listens.async_accept(io::use_awaitable);
    for (std::string text;;) {
        boost::system::error_code ended;
        auto token = io::redirect_error(io::use_awaitable, ended);
        const auto size = co_await io::async_read_until(peer, io::dynamic_buffer(text), '\n', token);
        if (ended) co_return;  // and with it the channel's end
        co_await use(to.async_send(text.substr(0, size)));
        text.erase(0, size);
        const auto answer = co_await use(from.async_recv());
        co_await io::async_write(peer, io::buffer(answer.value()), io::use_awaitable);
    }
}

// Pawl's: knows nothing of sockets.
pawl::task<> shouts(pawl::program_heap, answers from, lines to) {
    for (;;) {
        auto line = co_await from.async_recv();
        if (!line) break;  // nobody sends any more
        std::ranges::transform(*line, line->begin(), [](unsigned char c) { return std::toupper(c); });
        co_await to.async_send(std::move(*line));
    }
    std::puts("the connection has ended");
}

// Pawl's: waits for sockets.
pawl::task<> asks(pawl::program_heap, tcp::socket socket, tcp::endpoint where) {
    const auto refused = co_await socket.async_connect(where, use_task);
    if (refused) co_return;
    for (const std::string said : {"a line\n", "and another one\n"}) {
        co_await io::async_write(socket, io::buffer(said), use_task);
        std::string text;
        const auto [why, size] = co_await io::async_read_until(socket, io::dynamic_buffer(text), '\n', use_task);
        std::printf("%.*s", static_cast<int>(size), text.data());
    }
    char byte;
    auto one_more = socket.async_read_some(io::buffer(&byte, 1), use_task(socket));
    const auto late = co_await pawl::with_timeout(10ms, std::move(one_more));
    std::printf("in time: %s\n", late ? "yes" : "no");
}

int main() {
    io::io_context context;
    tcp::acceptor listens{context, {io::ip::address_v4::loopback(), 0}};
    auto [line_to, line_from] = pawl::bounded<std::string>(4);
    auto [answer_to, answer_from] = pawl::bounded<std::string>(4);
    io::co_spawn(context, serves(listens, std::move(line_to), std::move(answer_from)), io::detached);
    tcp::socket socket{context};

    pawl::executor<1> ex;
    ex.spawn(shouts(pawl::heap, std::move(line_from), std::move(answer_to)));
    ex.spawn(asks(pawl::heap, std::move(socket), listens.local_endpoint()));
    auto work = io::make_work_guard(context);
    std::jthread network{[&] { context.run(); }};
    ex.run();  // until both have ended
    work.reset();
}
