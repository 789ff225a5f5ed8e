#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <pawl/check.hpp>

namespace {

using namespace pawl;
using testing::HasSubstr;
using queue = check::fifo<int>;
using cell = check::shared_register<int>;
const std::optional<int> nothing;

TEST(Linearizable, TakesCallsThatFollowEachOther) {
    check::history<queue> calls;
    calls.begin<&queue::try_push>(1).returned(true);
    calls.begin<&queue::try_push>(2).returned(true);
    calls.begin<&queue::try_pop>().returned(std::optional(1));
    calls.begin<&queue::try_pop>().returned(std::optional(2));
    calls.begin<&queue::try_pop>().returned(nothing);
    EXPECT_TRUE(check::linearizable(calls));
}

TEST(Linearizable, RefusesWhatComesInTheWrongOrder) {
    check::history<queue> calls;
    calls.begin<&queue::try_push>(1).returned(true);
    calls.begin<&queue::try_push>(2).returned(true);
    calls.begin<&queue::try_pop>().returned(std::optional(2));
    EXPECT_FALSE(check::linearizable(calls));
}

TEST(Linearizable, LeavesTheOrderOfOverlappingCallsOpen) {
    check::history<queue> calls;
    auto first = calls.begin<&queue::try_push>(1);
    auto second = calls.begin<&queue::try_push>(2);
    first.returned(true);
    second.returned(true);
    calls.begin<&queue::try_pop>().returned(std::optional(2));
    calls.begin<&queue::try_pop>().returned(std::optional(1));
    EXPECT_TRUE(check::linearizable(calls));
}

TEST(Linearizable, BeginsWithTheObjectThatItIsGiven) {
    check::history<queue> calls;
    calls.begin<&queue::try_push>(1).returned(true);
    calls.begin<&queue::try_push>(2).returned(false);
    EXPECT_FALSE(check::linearizable(calls));
    EXPECT_TRUE(check::linearizable(calls, queue{1}));
}

TEST(Linearizable, LetsACallThatNeverReturnedTakeEffect) {
    check::history<queue> calls;
    calls.begin<&queue::try_push>(1);
    calls.begin<&queue::try_pop>().returned(std::optional(1));
    EXPECT_TRUE(check::linearizable(calls));
}

TEST(Linearizable, LetsACallThatNeverReturnedHaveNoEffect) {
    check::history<queue> calls;
    calls.begin<&queue::try_push>(1);
    calls.begin<&queue::try_pop>().returned(nothing);
    EXPECT_TRUE(check::linearizable(calls));
}

TEST(Linearizable, LetsACallThatNeverReturnedTakeEffectOnceAtMost) {
    check::history<queue> calls;
    calls.begin<&queue::try_push>(1);
    calls.begin<&queue::try_pop>().returned(std::optional(1));
    calls.begin<&queue::try_pop>().returned(std::optional(1));
    EXPECT_FALSE(check::linearizable(calls));
}

TEST(Linearizable, DoesNotLetACallTakeEffectBeforeItBegan) {
    check::history<queue> calls;
    calls.begin<&queue::try_pop>().returned(std::optional(1));
    calls.begin<&queue::try_push>(1);
    EXPECT_FALSE(check::linearizable(calls));
}

TEST(Linearizable, AsksASpecificationThatOnlyAllows) {
    check::history<check::exclusive_lock> calls;
    calls.begin<&check::exclusive_lock::acquire>().returned();
    calls.begin<&check::exclusive_lock::release>().returned();
    calls.begin<&check::exclusive_lock::acquire>().returned();
    EXPECT_TRUE(check::linearizable(calls));
    calls.begin<&check::exclusive_lock::acquire>().returned();
    EXPECT_FALSE(check::linearizable(calls));
}

/// Its answer "nothing" promises nothing.
struct forgetful : queue {
    check::allowed look(const std::optional<int>& seen) { return !seen || try_pop() == seen; }
};

TEST(Linearizable, ShowsASpecificationTheAnswer) {
    check::history<forgetful> calls;
    calls.begin<&forgetful::try_push>(1).returned(true);
    calls.begin<&forgetful::look>().returned(nothing);
    calls.begin<&forgetful::look>().returned(std::optional(1));
    EXPECT_TRUE(check::linearizable(calls));
    calls.begin<&forgetful::look>().returned(std::optional(1));
    EXPECT_FALSE(check::linearizable(calls));
}

TEST(Linearizable, ClaimsNothingWhereACallThatNeverReturnedMayHaveAnsweredAnything) {
    check::history<forgetful> calls;
    calls.begin<&forgetful::try_push>(1).returned(true);
    calls.begin<&forgetful::look>();
    calls.begin<&forgetful::try_pop>().returned(nothing);
    EXPECT_TRUE(check::linearizable(calls));
}

TEST(Linearizable, NeedsNoEquality) {
    struct counter {
        int next() { return ++count; }
        int count = 0;
    };
    check::history<counter> calls;
    auto late = calls.begin<&counter::next>();
    calls.begin<&counter::next>().returned(1);
    late.returned(2);
    EXPECT_TRUE(check::linearizable(calls));
    calls.begin<&counter::next>().returned(2);
    EXPECT_FALSE(check::linearizable(calls));
}

// Nobody wrote what was read. Without its memory the search would try 13! orders.
TEST(Linearizable, RemembersWhatLedNowhere) {
    check::history<check::shared_register<int>, 16> calls;
    std::vector<decltype(calls.begin<&cell::write>(0))> writes;
    for (int i = 0; i < 13; ++i) writes.push_back(calls.begin<&cell::write>(i));
    for (auto& one : writes) one.returned();
    calls.begin<&cell::read>().returned(13);
    EXPECT_FALSE(check::linearizable(calls));
}

TEST(Linearizable, ShowsTheCallsAndWhereTheOrderEnds) {
    check::history<queue> calls;
    auto first = calls.begin<&queue::try_push>(1);
    calls.begin<&queue::try_push>(2).returned(true);
    calls.begin<&queue::try_pop>().returned(nothing);
    first.returned(true);
    calls.begin<&queue::try_pop>();
    const std::string text = check::linearizable(calls).counterexample();
    const std::string task = text.substr(4, text.find("  try_push") - 4);
    EXPECT_EQ(text, " 1  " + task + "  try_push(1)  true              |--------------|\n" +
                        " 2  " + task + "  try_push(2)  true                 |--|\n" +
                        " 3  " + task + "  try_pop()    nothing                    |--|\n" +
                        " 4  " + task + "  try_pop()    (never returned)                    |--...\n" +
                        "In order as far as that goes: 1 try_push(1), 2 try_push(2). There nothing fits that could come "
                        "next; the object is [1, 2]:\n"
                        "   3 try_pop(), after 2, returned nothing, and would have returned 1\n");
}

TEST(Linearizable, SaysWhenNothingCanComeFirst) {
    check::history<check::exclusive_lock> calls;
    calls.begin<&check::exclusive_lock::release>().returned();
    EXPECT_THAT(check::linearizable(calls).counterexample(),
                HasSubstr("None of those that could come first fits; the object is free:\n"
                          "   1 release() cannot come there\n"));
}

TEST(LinearizableDeath, IsRequired) {
    check::history<cell> calls;
    calls.begin<&cell::read>().returned(7);
    EXPECT_DEATH(check::require(check::linearizable(calls)), "would have returned 0\n.*requirement failed: not linearizable");
}

// ---- brute force ----

struct drawn_call {
    int value;  // written; of a read: what it returned
    bool writes;
    std::size_t began, returned;
};
constexpr std::size_t never = ~std::size_t{0};

bool explains(const std::vector<drawn_call>& all, const std::vector<std::size_t>& order) {
    int value = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const drawn_call& one = all[order[i]];
        for (std::size_t later = i + 1; later < order.size(); ++later)
            if (all[order[later]].returned < one.began) return false;
        if (one.writes)
            value = one.value;
        else if (one.returned != never && one.value != value)
            return false;
    }
    return true;
}

// Every order of every choice among those that never returned.
bool brute_force(const std::vector<drawn_call>& all) {
    for (std::size_t chosen = 0; chosen < std::size_t{1} << all.size(); ++chosen) {
        std::vector<std::size_t> order;
        bool whole = true;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if ((chosen >> i & 1) != 0)
                order.push_back(i);
            else
                whole = whole && all[i].returned == never;
        }
        if (!whole) continue;
        do
            if (explains(all, order)) return true;
        while (std::next_permutation(order.begin(), order.end()));
    }
    return false;
}

/// Up to six calls whose beginnings and ends come in any order; some never end.
std::vector<drawn_call> draw(std::mt19937& random) {
    std::vector<drawn_call> all;
    std::vector<std::size_t> open;
    const std::size_t most = 3 + random() % 4;
    for (std::size_t moment = 0; all.size() < most || !open.empty(); ++moment) {
        if (all.size() < most && (open.empty() || (open.size() < 3 && random() % 2 == 0))) {
            open.push_back(all.size());
            all.push_back({static_cast<int>(random() % 3), random() % 2 == 0, moment, never});
            continue;
        }
        const std::size_t which = random() % open.size();
        if (random() % 8 != 0) all[open[which]].returned = moment;
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
    }
    return all;
}

bool judged(const std::vector<drawn_call>& all) {
    using open_write = decltype(check::history<cell>{}.begin<&cell::write>(0));
    using open_read = decltype(check::history<cell>{}.begin<&cell::read>());
    check::history<cell> calls;
    std::vector<std::optional<open_write>> writes(all.size());
    std::vector<std::optional<open_read>> reads(all.size());
    for (std::size_t moment = 0; moment < 2 * all.size() + 2; ++moment)
        for (std::size_t i = 0; i < all.size(); ++i) {
            const drawn_call& one = all[i];
            if (one.began == moment && one.writes) writes[i].emplace(calls.begin<&cell::write>(one.value));
            if (one.began == moment && !one.writes) reads[i].emplace(calls.begin<&cell::read>());
            if (one.returned == moment && one.writes) writes[i]->returned();
            if (one.returned == moment && !one.writes) reads[i]->returned(one.value);
        }
    return static_cast<bool>(check::linearizable(calls));
}

TEST(Linearizable, AgreesWithBruteForce) {
    std::mt19937 random(5);
    int explained = 0, refused = 0;
    for (int i = 0; i < 1500; ++i) {
        const std::vector<drawn_call> all = draw(random);
        const bool expected = brute_force(all);
        ++(expected ? explained : refused);
        ASSERT_EQ(judged(all), expected) << "history " << i;
    }
    EXPECT_GT(explained, 200);
    EXPECT_GT(refused, 200);
}

}  // namespace
