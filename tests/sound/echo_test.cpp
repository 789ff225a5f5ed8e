#include <pawl/sound/echo.hpp>

#include <gmock/gmock.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

#include "tests/sound/told_sound.hpp"

namespace {

using namespace sound_tests;
using audio::echo;
using std::chrono::duration;
using testing::Each;
using testing::ElementsAre;

constexpr audio::format mono{1, 1'000}, stereo{2, 1'000};
constexpr duration<double> three_frames{0.003};

TEST(Echo, ComesAgainSofterEachTime) {
    echo e{told_sound{mono, {8, 0, 0, 0, 0, 0, 0, 0}}, three_frames, 0.5F};
    EXPECT_THAT(heard(e, 8).first, ElementsAre(8, 0, 0, 4, 0, 0, 2, 0));
}

TEST(Echo, AddsWhatWasHeardToEachChannelOfItsOwn) {
    echo e{told_sound{stereo, counting(5, 2)}, three_frames, 0.5F};
    EXPECT_THAT(heard(e, 10).first, ElementsAre(1, -1, 2, -2, 3, -3, 4.5, -4.5, 6, -6));
}

TEST(Echo, IsTheSameInBatchesOfAnySize) {
    const auto all = [](std::size_t most) {
        echo e{told_sound{stereo, counting(500, 2)}, duration<double>{0.037}, 0.4F};
        return heard(e, 1000, most).first;
    };
    const samples once = all(1000);
    for (const std::size_t most : {2, 10, 74, 96, 300}) EXPECT_EQ(all(most), once) << most;
    // The plain loop.
    samples plain = counting(500, 2);
    for (std::size_t i = 74; i < plain.size(); ++i) plain[i] += 0.4F * plain[i - 74];
    EXPECT_EQ(once, plain);
}

TEST(Echo, DiesAwayAfterTheSoundHasFinished) {
    echo e{told_sound{mono, {1, 1, 1}}, three_frames, 0.1F};
    const auto [all, then] = heard(e, 1000);
    EXPECT_EQ(then, what_next::finished);
    ASSERT_EQ(all.size(), 3u + 3u * 5u);
    EXPECT_FLOAT_EQ(all[3], 0.1F);
    EXPECT_FLOAT_EQ(all[6], 0.01F);
    EXPECT_EQ(heard(e, 10).second, what_next::finished);
}

TEST(Echo, OffPassesSamplesAsTheyAreAndEndsWithThem) {
    echo e{told_sound{mono, counting(6)}, three_frames, 0.5F};
    e.set_on(false);
    const auto [all, then] = heard(e, 100);
    EXPECT_EQ(all, counting(6));
    EXPECT_EQ(then, what_next::finished);
}

TEST(Echo, SwitchedOnBeginsWithWhatWasJustPlayed) {
    echo e{told_sound{mono, counting(6)}, three_frames, 0.5F};
    e.set_on(false);
    EXPECT_THAT(heard(e, 3).first, ElementsAre(1, 2, 3));
    e.set_on(true);
    EXPECT_THAT(heard(e, 3).first, ElementsAre(4.5, 6, 7.5));
}

TEST(Echo, StandsStillInAPause) {
    echo e{told_sound{mono, {{{8, 0}, what_next::paused}, {{0, 0, 0}}}}, three_frames, 0.5F};
    EXPECT_EQ(heard(e, 10), (std::pair{samples{8, 0}, what_next::paused}));
    EXPECT_THAT(heard(e, 3).first, ElementsAre(0, 4, 0));
}

TEST(Echo, BeginsAnewWithAnotherFormat) {
    echo e{told_sound{stereo, {{{8, 8, 8, 8}, what_next::metadata_changed, mono}, {{1, 0, 0, 0}}}}, three_frames, 0.5F};
    EXPECT_EQ(heard(e, 20), (std::pair{samples{8, 8, 8, 8}, what_next::metadata_changed}));
    EXPECT_EQ(e.channel_count(), 1u);
    EXPECT_THAT(heard(e, 4).first, ElementsAre(1, 0, 0, 0.5));
}

TEST(Echo, IsShorterWhereALaterFormatNeedsMoreMemory) {
    echo e{told_sound{mono, {{{8}, what_next::metadata_changed, {1, 3'000}}, {{8, 0, 0, 0}}}}, three_frames, 0.5F};
    EXPECT_EQ(heard(e, 20).second, what_next::metadata_changed);
    EXPECT_THAT(heard(e, 4).first, ElementsAre(8, 0, 0, 4));  // three frames are all there is room for
}

TEST(Echo, HasAFeedbackThatNeverGrowsLouder) {
    echo e{told_sound{mono, samples{1}}, three_frames, 7.0F};
    EXPECT_EQ(e.feedback(), (echo<told_sound>::most_feedback));
    e.set_feedback(-1);
    EXPECT_EQ(e.feedback(), 0);
    e.set_feedback(std::numeric_limits<float>::quiet_NaN());
    EXPECT_EQ(e.feedback(), 0);
}

TEST(Echo, KeepsNoNumbersThatMakeProcessorsSlow) {
    samples once(300, 0);
    once[0] = 1;
    echo e{told_sound{mono, once}, duration<double>{0.001}, 0.5F};
    EXPECT_EQ(heard(e, 100).first[20], std::ldexp(1.0F, -20));
    EXPECT_THAT(heard(e, 200).first, Each(0));  // by a plain loop the first of these would be 2 to the power of -100
}

}  // namespace
