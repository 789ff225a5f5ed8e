// Every call that promises to wait for nobody, made from a function that promises the same: clang refuses this file where
// one of them may block or allocate, and RealtimeSanitizer watches it run. A new channel adds its calls here.
#include <pawl/channel.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/wait/event.hpp>
#include <pawl/wait/party.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <utility>

namespace {

struct three_words {
    long values[3];
};

// What both halves of any channel offer.
template <class Tx, class Rx>
void use_halves(const Tx& tx, const Rx& rx, const typename Tx::value_type& message) noexcept PAWL_NONBLOCKING {
    static_cast<void>(tx.try_send(message));
    static_cast<void>(rx.try_recv());
    static_cast<void>(rx.try_recv());
    static_cast<void>(tx.size() + rx.capacity());
    static_cast<void>(tx.is_closed() || !tx || !rx || tx.same_channel(rx));
}
// Not at a ring: a barrier for all tasks makes its close() the slow side.
template <class Tx>
void close(const Tx& tx, const typename Tx::value_type& message) noexcept PAWL_NONBLOCKING {
    tx.close();
    static_cast<void>(tx.try_send(message));
}

template <class Message>
void use(Message message) {
    {
        auto [tx, rx] = pawl::bounded<Message>(2);
        use_halves(tx, rx, message);
        close(tx, message);
    }
    {
        auto [tx, rx] = pawl::bounded_mpsc<Message>(2);
        use_halves(tx, rx, message);
        close(tx, message);
    }
    {
        auto [tx, rx] = pawl::unbounded<Message>(2);
        use_halves(tx, rx, message);
        close(tx, message);
    }
    {
        auto [tx, rx] = pawl::rendezvous<Message>();
        use_halves(tx, rx, message);
        close(tx, message);
    }
    {
        auto [tx, rx] = pawl::oneshot<Message>();
        use_halves(tx, rx, message);
        close(tx, message);
    }
    {
        pawl::static_channel<Message, 2> channel;
        auto tx = channel.sender();
        auto rx = channel.receiver();
        use_halves(tx, rx, message);
        close(tx, message);
    }
    {
        pawl::static_mpsc<Message, 2> channel;
        auto tx = channel.sender();
        auto rx = channel.receiver();
        use_halves(tx, rx, message);
        close(tx, message);
    }
    {
        auto [tx, rx] = pawl::broadcast<Message>(2);
        use_halves(tx, rx, message);
        close(tx, message);
    }
    {
        pawl::latest<Message> cell;
        auto [writer, reader] = cell.split();
        use_halves(writer, reader, message);
        close(writer, message);
    }
    {
        pawl::ring<Message, 2> ring;
        auto [producer, consumer] = ring.split();
        use_halves(producer, consumer, message);
    }
}

TEST(Nonblocking, CallsOfAllChannelsWithAMessageOfAWord) { use<int>(1); }
TEST(Nonblocking, CallsOfAllChannelsWithAMessageOfManyWords) { use<three_words>({}); }

template <class Tx, class Message>
std::size_t force(const Tx& tx, Message message) noexcept PAWL_NONBLOCKING {
    const auto first = tx.force_send(message), second = tx.force_send(message);
    return static_cast<std::size_t>(first.has_value() + second.has_value());
}

TEST(Nonblocking, ForceSend) {
    auto [words, from_words] = pawl::bounded<int>(1);
    EXPECT_EQ(force(words, 1), 2u);
    auto [large, from_large] = pawl::bounded<three_words>(1);
    EXPECT_EQ(force(large, three_words{}), 2u);
}

template <class Producer, class Consumer>
long pass_bytes(const Producer& producer, const Consumer& consumer) noexcept PAWL_NONBLOCKING {
    auto places = producer.grant(4);
    for (auto& place : places) place = 1;
    static_cast<void>(producer.commit(places.size()));
    long sum = 0;
    const auto there = consumer.peek();
    for (auto byte : there) sum += byte;
    static_cast<void>(consumer.release(there.size()));
    return sum;
}

TEST(Nonblocking, GrantsOfARing) {
    pawl::ring<unsigned char, 8> ring;
    auto [producer, consumer] = ring.split();
    EXPECT_EQ(pass_bytes(producer, consumer), 4);
}

template <class Writer, class Reader>
int look(const Writer& writer, const Reader& reader) noexcept PAWL_NONBLOCKING {
    static_cast<void>(writer.write(1));
    const int* const newest = reader.read();
    return newest ? *newest : 0;
}

TEST(Nonblocking, LooksAtTheLatest) {
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    EXPECT_EQ(look(writer, reader), 1);
}

// From an ordinary function: the last end to go frees the session. The steps themselves make the promise.
TEST(Nonblocking, StepsOfASession) {
    auto [client, server] = pawl::session<pawl::send<int, pawl::end>>::open();
    const auto asked = std::move(client).try_send(1);
    const auto question = std::move(server).try_recv();
    EXPECT_TRUE(asked && question);
}

void wake(pawl::wait::event& event, pawl::port::word& word) noexcept PAWL_NONBLOCKING {
    event.notify_one();
    event.notify_all();
    pawl::port::wake_one(word);
    pawl::port::wake_all(word);
}

TEST(Nonblocking, WakeUps) {
    pawl::wait::event event;
    event.enter();
    pawl::port::word word{0};
    wake(event, word);
    event.leave();
}

}  // namespace
