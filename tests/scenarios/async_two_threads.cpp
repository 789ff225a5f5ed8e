// A coroutine on each of two threads, one message there and one back. Nobody sleeps beside a message.
#include <pawl/channel/bounded.hpp>
#include <pawl/check.hpp>
#include <pawl/task.hpp>

#include "own_task.hpp"

#include <thread>

template <class Sender, class Receiver>
task asks(Sender& to, Receiver& from) {
    auto sent = co_await to.async_send(1);
    pawl::check::require(sent.has_value(), "there is room");
    auto answer = co_await from.async_recv();
    pawl::check::require(answer == 2, "the answer comes");
}

template <class Sender, class Receiver>
task answers(Receiver& from, Sender& to) {
    auto question = co_await from.async_recv();
    pawl::check::require(question == 1, "the question comes");
    auto sent = co_await to.async_send(2);
    pawl::check::require(sent.has_value(), "there is room");
}

int main() {
    auto [question, from_asker] = pawl::bounded<int>(1);
    auto [answer, from_answerer] = pawl::bounded<int>(1);
    std::thread other{[&, &from = from_asker, &to = answer] { pawl::block_on(answers(from, to)); }};
    pawl::block_on(asks(question, from_answerer));
    other.join();
}
