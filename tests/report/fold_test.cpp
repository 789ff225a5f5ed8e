#include "check/report/fold.hpp"

#include <gmock/gmock.h>

#include "check/report/picture.hpp"
#include "story.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

/// "first-last words" for steps that are named by one letter; upper case: the same place with another value.
std::vector<std::string> folds(const std::string& letters, std::uint64_t unchanged = 0) {
    story one(wire::finding_kind::stuck);
    one.whole.what->task = 1;
    one.whole.what->unchanged_steps = unchanged;
    std::vector<step_identity> identity;
    for (const char letter : letters) {
        one.add(letter == '0' ? 0 : 1, operation_kind::load);
        const char place = letter >= '1' && letter <= '9' ? 'x' : letter;
        identity.push_back({std::string(1, letter), std::string(1, place)});
    }
    std::vector<std::string> result;
    for (const fold& fold : folds_of(scene_of(one.told()), identity))
        result.push_back(std::to_string(fold.first) + "-" + std::to_string(fold.last) + " " + fold.words);
    return result;
}

TEST(Fold, LeavesWhatDoesNotRepeat) { EXPECT_THAT(folds("abcdabceef"), testing::IsEmpty()); }

TEST(Fold, KeepsTheFirstRoundOfALoop) {
    EXPECT_THAT(folds("zabababy"), testing::ElementsAre("3-6 the same 2 times more"));
}

TEST(Fold, TakesRoundsWithOtherValuesOnlyIfThereAreMany) {
    EXPECT_THAT(folds("a12345b"), testing::IsEmpty());
    EXPECT_THAT(folds("a1234567891b"), testing::ElementsAre("2-10 goes round 9 times more"));
}

TEST(Fold, ShowsEachStepOfASpinOnce) {
    EXPECT_THAT(folds("zabcbcacb", 8), testing::ElementsAre("4-8 no change in 5 steps"));
}

TEST(Fold, LeavesStepsOfOtherTasksInsideASpin) {
    EXPECT_THAT(folds("abab0abab", 8), testing::ElementsAre("2-3 no change in 2 steps", "5-8 no change in 4 steps"));
}

}  // namespace
}  // namespace pawl::check::report
