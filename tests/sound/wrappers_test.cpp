// What wraps a sound: exact samples, and when each takes effect.
#include "hearing.hpp"

#include <pawl/sound.hpp>

#include <gmock/gmock.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using namespace pawl::sound;
using namespace hearing;
using namespace std::chrono_literals;
using testing::Each;
using testing::ElementsAre;

constexpr format mono{1, 48'000}, stereo{2, 48'000};

memory_sound playing_ramp(format of, std::size_t samples) { return memory_sound{sound_data{of, ramp(samples)}}; }

TEST(AdjustableVolume, MultipliesEachSample) {
    adjustable_volume soft{playing_ramp(stereo, 1'000), 0.5f};
    const std::vector<sample> got = frames_of(soft, 500);
    for (std::size_t i = 0; i < 1'000; ++i) ASSERT_EQ(got[i], ramp(1'000)[i] * 0.5f);
}
TEST(AdjustableVolume, TouchesNothingBehindTheEnd) {
    adjustable_volume loud{playing_ramp(mono, 3), 2.0f};
    std::vector<sample> into(10, 7);
    EXPECT_EQ(loud.render(into), (rendered{3, what_next::finished}));
    EXPECT_THAT(std::span{into}.subspan(3), Each(7));
}
TEST(AdjustableVolume, OfWhatIsNoNumberIsSilent) {
    adjustable_volume one{playing_ramp(mono, 10)};
    one.set_volume(std::nanf(""));
    EXPECT_EQ(one.volume(), 0);
    one.set_volume(std::numeric_limits<float>::infinity());
    EXPECT_EQ(one.volume(), 0);
    one.set_volume(-1);
    EXPECT_THAT(frames_of(one, 3), ElementsAre(0, -ramp(3)[1], -ramp(3)[2]));
}

TEST(AdjustableSpeed, IsTheSoundItselfAtSpeedOne) {
    adjustable_speed one{playing_ramp(stereo, 1'000)};
    EXPECT_EQ(frames_of(one, 600), ramp(1'000));
}
TEST(AdjustableSpeed, TakesEverySecondFrameAtSpeedTwo) {
    adjustable_speed fast{playing_ramp(stereo, 10), 2.0};
    const std::vector<sample> r = ramp(10);
    EXPECT_THAT(frames_of(fast, 10), ElementsAre(r[0], r[1], r[4], r[5], r[8], r[9]));
}
TEST(AdjustableSpeed, PutsFramesHalfWayAtHalfTheSpeed) {
    adjustable_speed slow{memory_sound{sound_data{mono, {0, 1, 0.5f}}}, 0.5};
    // Level behind the last frame, until its time is over.
    EXPECT_THAT(frames_of(slow, 10), ElementsAre(0, 0.5f, 1, 0.75f, 0.5f, 0.5f));
}
TEST(AdjustableSpeed, StaysWithinItsLimits) {
    adjustable_speed one{playing_ramp(mono, 100)};
    one.set_speed(0);
    EXPECT_EQ(one.speed(), 0.05);
    one.set_speed(1e9);
    EXPECT_EQ(one.speed(), 20);
    EXPECT_EQ(frames_of(one, 100).size(), 5u);
    one.set_speed(std::nan(""));
    EXPECT_EQ(one.speed(), 1);
}
TEST(AdjustableSpeed, GoesOnFromWhereItIsWhenItChanges) {
    adjustable_speed one{playing_ramp(mono, 100), 0.5};
    EXPECT_EQ(frames_of(one, 4).back(), 1.5f / 1'024);
    one.set_speed(1);
    EXPECT_THAT(frames_of(one, 2), ElementsAre(2.0f / 1'024, 3.0f / 1'024));
    one.set_speed(3);
    EXPECT_THAT(frames_of(one, 3), ElementsAre(4.0f / 1'024, 7.0f / 1'024, 10.0f / 1'024));
}
TEST(AdjustableSpeed, AsksForNoFrameTooEarly) {
    int asked = 0;
    adjustable_speed fast{from_function{mono, [&asked] { return static_cast<sample>(asked++); }}, 2.0};
    EXPECT_THAT(frames_of(fast, 3), ElementsAre(0, 2, 4));
    EXPECT_EQ(asked, 5);
}
TEST(AdjustableSpeed, TellsOfAnotherFormatWhenItIsHeard) {
    adjustable_speed slow{scripted{mono, {give({0, 1}), change_to(stereo), give({0, 1, 2, 3})}}, 0.5};
    std::vector<sample> into(3);
    EXPECT_EQ(slow.render(into), (rendered{3, what_next::samples}));
    EXPECT_EQ(slow.channel_count(), 1u);  // though the sound within may have said so
    EXPECT_EQ(slow.render(into), (rendered{1, what_next::metadata_changed}));
    EXPECT_EQ(slow.channel_count(), 2u);
    EXPECT_THAT(frames_of(slow, 2), ElementsAre(0, 1, 1, 2));
}
TEST(AdjustableSpeed, FailsWhereASoundHasNoChannels) {
    adjustable_speed wrong{scripted{{0, 48'000}, {give(ramp(3))}}};
    std::vector<sample> into(4);
    EXPECT_EQ(wrong.render(into), (rendered{0, what_next::failed}));
}

TEST(Pausable, AsksForNothingWhileItIsPaused) {
    pausable one{playing_ramp(mono, 10)};
    EXPECT_EQ(frames_of(one, 3), ramp(3));
    one.set_paused(true);
    std::vector<sample> into(4, 7);
    EXPECT_EQ(one.render(into), (rendered{0, what_next::paused}));
    EXPECT_EQ(one.next(), next_sample{what_next::paused});
    EXPECT_THAT(into, Each(7));
    one.set_paused(false);
    EXPECT_EQ(frames_of(one, 3), ramp(3, 3));
    pausable later{playing_ramp(mono, 1), true};
    EXPECT_EQ(later.next(), next_sample{what_next::paused});
}
TEST(Stoppable, HasFinishedForEver) {
    stoppable one{playing_ramp(mono, 10)};
    EXPECT_EQ(frames_of(one, 3), ramp(3));
    one.stop();
    EXPECT_EQ(one.next(), next_sample{what_next::finished});
    EXPECT_EQ(one.next(), next_sample{what_next::finished});
}

TEST(FinishAfter, CountsFrames) {
    finish_after one{silence{stereo}, 1ms};
    std::vector<sample> into(2 * 100);
    EXPECT_EQ(one.render(into), (rendered{2 * 48, what_next::finished}));
    EXPECT_EQ(one.render(into), (rendered{0, what_next::finished}));
}
TEST(FinishAfter, EndsWithAFullBatchAndSaysSoInTheNext) {
    finish_after one{silence{mono}, 1ms};
    std::vector<sample> into(48);
    EXPECT_EQ(one.render(into), (rendered{48, what_next::samples}));
    EXPECT_EQ(one.render(into), (rendered{0, what_next::finished}));
}
TEST(FinishAfter, RoundsUpButNotWhatIsOnlyAnErrorOfFractions) {
    EXPECT_EQ((finish_after{silence{{1, 44'100}}, 1ms}.left()), 45u);
    EXPECT_EQ((finish_after{silence{mono}, std::chrono::duration<double>{0.1}}.left()), 4'800u);
    EXPECT_EQ((finish_after{silence{mono}, 0s}.left()), 0u);
    EXPECT_EQ((finish_after{silence{mono}, -5s}.left()), 0u);
    finish_after endless{silence{mono}, std::chrono::duration<double>{1e300}};
    EXPECT_EQ(frames_of(endless, 1'000).size(), 1'000u);
}
TEST(FinishAfter, OfASoundThatEndsBeforeEndsBefore) {
    finish_after one{playing_ramp(mono, 10), 1s};
    EXPECT_EQ(frames_of(one, 100), ramp(10));
    finish_after failing{scripted{mono, {give(ramp(2)), a_failure}}, 1s};
    std::vector<sample> into(10);
    EXPECT_EQ(failing.render(into), (rendered{2, what_next::failed}));
}
TEST(FinishAfter, IsAsLongAtAnotherRate) {
    finish_after one{scripted{mono, {give(ramp(24)), change_to({1, 96'000}), give(ramp(1'000))}}, 1ms};
    std::vector<sample> into(1'000);
    EXPECT_EQ(one.render(into), (rendered{24, what_next::metadata_changed}));
    EXPECT_EQ(one.left(), 48u);
    EXPECT_EQ(one.render(into), (rendered{48, what_next::finished}));
}
TEST(FinishAfter, WhatIsPausedTakesNoTime) {
    finish_after one{scripted{mono, {give(ramp(24)), a_pause, give(ramp(1'000))}}, 1ms};
    std::vector<sample> into(1'000);
    EXPECT_EQ(one.render(into), (rendered{24, what_next::paused}));
    EXPECT_EQ(one.render(into), (rendered{24, what_next::finished}));
}

TEST(Wrappers, PassTheStartOfABatchOn) {
    auto within = make_owned<scripted>(mono, std::vector<step>{give(ramp(10))});
    const scripted& seen = *within;
    auto [controlled, control] = controllable(finish_after{
        stoppable{pausable{
            adjustable_speed{adjustable_volume{in_channels{in_rate{any_sound{std::move(within)}, 8'000}, 2}}}}},
        1s});
    auto [told, done] = with_completion(std::move(controlled));
    told.start_of_batch();
    EXPECT_EQ(seen.batches, 1);
}
TEST(Wrappers, KnowWhetherTheirFormatCanChange) {
    static_assert(keeps_format<adjustable_volume<adjustable_speed<sine>>>);
    static_assert(!keeps_format<adjustable_volume<any_sound>>);
    static_assert(!keeps_format<list>);
    static_assert(std::is_same_v<decltype(pausable{owned_sound{}}), pausable<any_sound>>);
}
// Says that it wrote what it did not.
struct boasting : by_batch {
    explicit boasting(std::size_t many, std::uint32_t channels = 2) : many_{many}, channels_{channels} {}
    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return channels_; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return 48'000; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        for (sample& each : into) each = 0.5f;
        return {many_, what_next::samples};
    }

private:
    std::size_t many_;
    std::uint32_t channels_;
};
TEST(Wrappers, BelieveNoSoundMoreThanItsSpan) {
    for (const std::size_t many : {std::size_t{1}, std::size_t{1'000'000'000}, ~std::size_t{0}}) {
        const auto hear = [](auto one) {
            std::vector<sample> into(one.channel_count() * 600);
            for (int i = 0; i < 3; ++i) {
                one.start_of_batch();
                EXPECT_LE(one.render(into).samples, into.size());
                for (int n = 0; n < 10; ++n) EXPECT_LE(*one.next(), 1.0f);
            }
        };
        hear(adjustable_speed{boasting{many}});
        hear(adjustable_speed{boasting{many}, 0.3});
        hear(adjustable_speed{boasting{many}, 13.0});
        hear(in_channels{boasting{many}, 2});
        hear(in_channels{boasting{many}, 1});
        hear(in_rate{boasting{many}, 8'000});
        hear(in_rate{boasting{many}, 1'000});
        hear(make_list(boasting{many}));
        hear(echo{boasting{many}, 2ms, 0.4f});
        hear(low_pass{boasting{many}});
        hear(tape{boasting{many}, 100ms});
        adjustable_volume loud{boasting{many}, 0.5f};
        std::vector<sample> into(6);
        (void)loud.render(into);
        (void)loud.next();
        finish_after some{boasting{many}, 1ms};
        (void)some.render(into);
    }
    EXPECT_EQ((boasting{1, 0}.next()), next_sample{what_next::failed});
    EXPECT_EQ((boasting{1, 33}.next()), next_sample{what_next::failed});
}
TEST(Reach, FindsTheOutermostPartThatCan) {
    stoppable chain{adjustable_volume{pausable{adjustable_volume{playing_ramp(mono, 4), 0.5f}}, 0.25f}};
    reach(
        chain, [](auto& part) requires requires { part.set_volume(1); } { part.set_volume(1); });
    EXPECT_EQ(chain.inner().volume(), 1);
    EXPECT_EQ(chain.inner().inner().inner().volume(), 0.5f);
    using nothing = decltype(
        [](auto& part) requires requires { part.fly(); } { part.fly(); });
    static_assert(!reaches<decltype(chain), nothing>);
}

}  // namespace
