#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <vector>

#include "check/explore/strategy.hpp"

namespace pawl::check::explore {
namespace {

using path = std::vector<int>;

// Two tasks of `each` steps, as a search sees them: at each point the one that ran last comes first.
class two_tasks {
public:
    explicit two_tasks(int each) : each_(each), open_(std::make_unique<candidates>()) {}

    path run(strategy& how) {
        int left[2] = {each_, each_}, last = 0;
        path taken;
        while (left[0] + left[1] > 0) {
            const std::size_t depth = taken.size();
            wire::choice next;
            if (depth < how.prefix_length()) {
                next = how.prefix(depth);
            } else {
                list(left, last);
                const std::size_t index = how.pick(depth, *open_, 0);
                if (index == candidates::most) return {};
                next = open_->at[index];
            }
            preemptions_ += next.preempts;
            last = next.value;
            --left[last];
            taken.push_back(last);
        }
        return taken;
    }

private:
    void list(const int (&left)[2], int last) {
        open_->count = 0;
        const bool goes_on = left[last] > 0;
        if (goes_on) open_->add({static_cast<std::uint16_t>(last), wire::choice_kind::task, 0});
        if (left[1 - last] > 0)
            open_->add(
                {static_cast<std::uint16_t>(1 - last), wire::choice_kind::task, static_cast<std::uint8_t>(goes_on)});
    }

    int each_;
    int preemptions_ = 0;
    std::unique_ptr<candidates> open_;
};

struct exploration {
    std::set<path> paths;
    std::size_t executions = 0;
    bool pruned = false;
};

exploration explore_all(int each, int bound) {
    auto state = std::make_unique<wire::search_state>();
    depth_first search;
    search.begin(*state, bound, false);
    two_tasks program(each);
    exploration result;
    do {
        result.paths.insert(program.run(search));
        ++result.executions;
    } while (search.advance());
    result.pruned = state->pruned_by_bound;
    return result;
}

TEST(DepthFirst, RunsEveryInterleavingExactlyOnce) {
    const exploration all = explore_all(4, -1);
    EXPECT_EQ(all.executions, 70u);  // 8 over 4
    EXPECT_EQ(all.paths.size(), 70u);
    EXPECT_FALSE(all.pruned);
}

TEST(DepthFirst, WithoutPreemptionsOnlyTheOrderOfWholeTasksIsLeft) {
    const exploration none = explore_all(4, 0);
    EXPECT_EQ(none.paths, (std::set<path>{{0, 0, 0, 0, 1, 1, 1, 1}}));
    EXPECT_TRUE(none.pruned);
}

TEST(DepthFirst, ABoundIsExact) {
    // One preemption: task 0 is interrupted before its step 0 .. 3, and task 1 then runs to its end or is the one
    // that is interrupted by nobody.
    const exploration one = explore_all(4, 1);
    EXPECT_EQ(one.executions, one.paths.size());
    EXPECT_EQ(one.executions, 1u + 4u);
}

TEST(DepthFirst, ABoundThatCutsNothingOffSaysSo) { EXPECT_FALSE(explore_all(3, 100).pruned); }

TEST(DepthFirst, GoesOnWhereAnotherLeftOff) {
    auto state = std::make_unique<wire::search_state>();
    two_tasks program(4);
    std::set<path> paths;
    std::size_t executions = 0;
    bool more = true;
    for (bool resume = false; more; resume = true) {
        depth_first search;  // a fresh one every ten executions, as after the death of a worker
        search.begin(*state, -1, resume);
        for (int i = 0; i < 10 && more; ++i) {
            paths.insert(program.run(search));
            ++executions;
            more = search.advance();
        }
    }
    EXPECT_EQ(paths.size(), 70u);
    EXPECT_EQ(executions, 70u);
}

TEST(DepthFirst, NoticesAPointThatIsNotTheOneItMetBefore) {
    auto state = std::make_unique<wire::search_state>();
    depth_first search;
    search.begin(*state, -1, false);
    two_tasks(2).run(search);
    ASSERT_TRUE(search.advance());
    auto other = std::make_unique<candidates>();
    other->add({0, wire::choice_kind::task, 0});
    EXPECT_EQ(search.pick(search.prefix_length(), *other, 0), candidates::most);
}

TEST(Candidates, PutWhatInterruptsNobodyBehindWhatDoesNotEither) {
    auto open = std::make_unique<candidates>();
    open->add_calm({9, wire::choice_kind::alone, 0});
    EXPECT_EQ(open->count, 0u) << "nothing else can happen";
    open->add({0, wire::choice_kind::task, 0});
    open->add({1, wire::choice_kind::task, 1});
    open->add_calm({1, wire::choice_kind::alone, 0});
    open->add_calm({2, wire::choice_kind::alone, 0});
    ASSERT_EQ(open->count, 4u);
    EXPECT_EQ(open->at[0], (wire::choice{0, wire::choice_kind::task, 0}));
    EXPECT_EQ(open->at[1], (wire::choice{1, wire::choice_kind::alone, 0}));
    EXPECT_EQ(open->at[2], (wire::choice{2, wire::choice_kind::alone, 0}));
    EXPECT_EQ(open->at[3], (wire::choice{1, wire::choice_kind::task, 1}));
}

}  // namespace
}  // namespace pawl::check::explore
