// Each event of an exchange compiles in the state where it can happen, and in no other: one line for each pair.
#include <pawl/channel/exchange.hpp>
#include <pawl/channel/rendezvous.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

namespace {

using table = pawl::channel::heap_meeting<int>;
using initial = pawl::channel::exchange::initial<table>;
using waiting_for_receiver = pawl::channel::exchange::waiting_for_receiver<table>;
using waiting_for_sender = pawl::channel::exchange::waiting_for_sender<table>;
using receiver_finished = pawl::channel::exchange::receiver_finished<table>;
using sender_finished = pawl::channel::exchange::sender_finished<table>;
using pawl::wait::party_mark;

// State is a type as std::move gives it, or with & a state that would be used again afterwards.
template <class State>
concept offers = requires(State s, int& message, party_mark by) {
    static_cast<State&&>(s).lay(message, by, 0);
};
template <class State>
concept asks = requires(State s, party_mark by) {
    static_cast<State&&>(s).lay(by, 0);
};
template <class State>
concept is_taken = requires(State s) {
    static_cast<State&&>(s).taken();
};
template <class State>
concept is_given = requires(State s) {
    static_cast<State&&>(s).given(0);
};
template <class State>
concept takes_message_back = requires(State s, int& message) {
    static_cast<State&&>(s).withdraw(message);
};
template <class State>
concept withdraws_question = requires(State s) {
    static_cast<State&&>(s).withdraw();
};
template <class State>
concept fetches = requires(State s) {
    static_cast<State&&>(s).fetch();
};
template <class State>
concept ends = requires(State s) {
    static_cast<State&&>(s).end();
};

static_assert(offers<initial>);
static_assert(!offers<waiting_for_receiver>);
static_assert(!offers<waiting_for_sender>);
static_assert(!offers<receiver_finished>);
static_assert(!offers<sender_finished>);

static_assert(asks<initial>);
static_assert(!asks<waiting_for_receiver>);
static_assert(!asks<waiting_for_sender>);
static_assert(!asks<receiver_finished>);
static_assert(!asks<sender_finished>);

static_assert(!is_taken<initial>);
static_assert(is_taken<waiting_for_receiver>);
static_assert(!is_taken<waiting_for_sender>);
static_assert(!is_taken<receiver_finished>);
static_assert(!is_taken<sender_finished>);

static_assert(!is_given<initial>);
static_assert(!is_given<waiting_for_receiver>);
static_assert(is_given<waiting_for_sender>);
static_assert(!is_given<receiver_finished>);
static_assert(!is_given<sender_finished>);

static_assert(!takes_message_back<initial>);
static_assert(takes_message_back<waiting_for_receiver>);
static_assert(!takes_message_back<waiting_for_sender>);
static_assert(!takes_message_back<receiver_finished>);
static_assert(!takes_message_back<sender_finished>);

static_assert(!withdraws_question<initial>);
static_assert(!withdraws_question<waiting_for_receiver>);
static_assert(withdraws_question<waiting_for_sender>);
static_assert(!withdraws_question<receiver_finished>);
static_assert(!withdraws_question<sender_finished>);

static_assert(!fetches<initial>);
static_assert(!fetches<waiting_for_receiver>);
static_assert(!fetches<waiting_for_sender>);
static_assert(!fetches<receiver_finished>);
static_assert(fetches<sender_finished>);

static_assert(ends<initial>);
static_assert(!ends<waiting_for_receiver>);
static_assert(!ends<waiting_for_sender>);
static_assert(ends<receiver_finished>);
static_assert(!ends<sender_finished>);

// A state that an event has consumed is not used again: none of them takes a state that was not moved.
static_assert(!offers<initial&> && !asks<initial&> && !ends<initial&>);
static_assert(!is_taken<waiting_for_receiver&> && !takes_message_back<waiting_for_receiver&>);
static_assert(!is_given<waiting_for_sender&> && !withdraws_question<waiting_for_sender&>);
static_assert(!ends<receiver_finished&> && !fetches<sender_finished&>);
static_assert(!std::is_copy_constructible_v<waiting_for_receiver> && !std::is_copy_constructible_v<sender_finished>);

TEST(Exchange, GivesTheMessageBackToWhoWithdraws) {
    table meeting{2, std::uint32_t{2}};
    int message = 5;
    const std::size_t cell = meeting.take_cell();
    auto offer = initial{meeting, cell}.lay(message, party_mark{1, 0}, 0);
    message = 0;
    std::move(offer).withdraw(message).end();
    EXPECT_EQ(message, 5);
}

TEST(Exchange, LeavesTheMessageInTheCellOfWhoReceives) {
    table meeting{2, std::uint32_t{2}};
    int message = 5;
    auto question = initial{meeting, meeting.take_cell()}.lay(party_mark{1, 0}, 0);
    const std::size_t brought = meeting.take_cell();
    meeting.put(brought, message);
    EXPECT_EQ(std::move(question).given(brought).fetch(), 5);
}

}  // namespace
