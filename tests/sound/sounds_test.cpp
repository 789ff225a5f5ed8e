// The sounds that come from nowhere: exact samples, and where they end.
#include "hearing.hpp"

#include <pawl/sound.hpp>

#include <gmock/gmock.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

namespace {

using namespace pawl::sound;
using namespace hearing;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr format mono{1, 48'000}, stereo{2, 48'000};

double worst_of(sine& tone, double hertz, std::uint64_t from, int frames) {
    double worst = 0;
    for (int i = 0; i < frames; ++i) {
        const long double turns = static_cast<long double>(hertz) * (from + static_cast<std::uint64_t>(i)) / 48'000;
        const auto right =
            static_cast<double>(std::sin(2 * std::numbers::pi_v<long double> * (turns - std::floor(turns))));
        worst = std::max(worst, std::fabs(static_cast<double>(*tone.next()) - right));
    }
    return worst;
}

TEST(Sine, IsWithinAMillionthOfSin) {
    for (const double hertz : {440.0, 0.01, 1.0 / 3, 12'345.678, 23'999.0, 24'000.0, 50'000.0, -440.0}) {
        sine tone{hertz, mono};
        EXPECT_LT(worst_of(tone, hertz, 0, 5'000), 1e-6) << hertz;
    }
}
TEST(Sine, DoesNotDriftWithinAnHour) {
    for (const double hertz : {440.0, 261.6255653, 9'999.99}) {
        sine tone{hertz, mono};
        tone.skip(3'600ull * 48'000);
        EXPECT_LT(worst_of(tone, hertz, 3'600ull * 48'000, 5'000), 1e-6) << hertz;
    }
}
TEST(Sine, SkippedAndPlayedAreTheSame) {
    sine played{997, mono}, skipped{997, mono};
    (void)frames_of(played, 12'345);
    skipped.skip(12'345);
    EXPECT_EQ(frames_of(played, 100), frames_of(skipped, 100));
}
TEST(Sine, ItsPhaseGoesOnAtAnotherFrequency) {
    sine tone{12'000, mono};
    EXPECT_EQ(*tone.next(), 0);
    EXPECT_NEAR(*tone.next(), 1, 1e-6);
    tone.set_hertz(6'000);  // half a turn from here
    EXPECT_NEAR(*tone.next(), 0, 1e-6);
    EXPECT_NEAR(*tone.next(), -std::sqrt(0.5), 1e-6);
}
TEST(Sine, IsTheSameOnAllChannels) {
    sine one{440, mono}, three{440, {3, 48'000}};
    for (int i = 0; i < 100; ++i) {
        const next_sample right = one.next();
        for (int c = 0; c < 3; ++c) EXPECT_EQ(three.next(), right);
    }
}
TEST(Sine, FailsWhereNothingCanBeCounted) {
    for (sine tone : {sine{440, {0, 48'000}}, sine{440, {33, 48'000}}, sine{440, {1, 10}}, sine{440, {1, 768'001}},
                      sine{std::numeric_limits<double>::infinity(), mono}, sine{std::nan(""), mono}}) {
        EXPECT_EQ(tone.next(), next_sample{what_next::failed});
        EXPECT_GE(tone.channel_count(), 1u);
    }
}

TEST(MemorySound, PlaysItsFramesOnce) {
    memory_sound one{sound_data{stereo, ramp(6)}};
    EXPECT_EQ(frames_of(one, 2), ramp(4));
    EXPECT_EQ(one.position(), 2u);
    std::vector<sample> into(10, 7);
    EXPECT_EQ(one.render(into), (rendered{2, what_next::finished}));
    EXPECT_EQ(into[1], ramp(6)[5]);
    EXPECT_EQ(into[2], 7);  // what is not written stays as it was
}
TEST(MemorySound, BeginsAgainWithoutAGap) {
    memory_sound one{sound_data{mono, ramp(3)}, playing::looped};
    const std::vector<sample> r = ramp(3);
    EXPECT_THAT(frames_of(one, 7), ElementsAre(r[0], r[1], r[2], r[0], r[1], r[2], r[0]));
    one.set_looped(false);
    EXPECT_THAT(frames_of(one, 7), ElementsAre(r[1], r[2]));
}
TEST(MemorySound, OfNothingFinishesEvenWhenLooped) {
    memory_sound one{sound_data{mono, {}}, playing::looped}, other{sound_data{}, playing::looped};
    EXPECT_EQ(one.next(), next_sample{what_next::finished});
    EXPECT_EQ(other.next(), next_sample{what_next::finished});
}
TEST(MemorySound, LeavesAnIncompleteFrameOut) {
    memory_sound one{sound_data{stereo, ramp(5)}};
    EXPECT_EQ(one.frames(), 2u);
    EXPECT_EQ(frames_of(one, 10), ramp(4));
}
TEST(MemorySound, CopiesShareTheSamplesAndHaveAPositionEach) {
    memory_sound one{sound_data{mono, ramp(100)}};
    (void)frames_of(one, 10);
    memory_sound other = one;
    EXPECT_EQ(one.data().samples().data(), other.data().samples().data());
    other.set_position(50);
    EXPECT_EQ(frames_of(one, 1), ramp(1, 10));
    EXPECT_EQ(frames_of(other, 1), ramp(1, 50));
    other.set_position(1'000);
    EXPECT_EQ(other.next(), next_sample{what_next::finished});
}
TEST(MemorySound, FailsInAnImpossibleFormat) {
    for (const format wrong : {format{0, 48'000}, format{33, 48'000}, format{1, 0}, format{1, 4'000'000'000}}) {
        memory_sound one{sound_data{wrong, ramp(100)}};
        EXPECT_EQ(one.next(), next_sample{what_next::failed});
        EXPECT_TRUE((format{one.channel_count(), one.sample_rate()}.is_possible()));
    }
}

TEST(Silence, IsOfTheLengthAskedFor) {
    silence some{stereo, 3};
    EXPECT_THAT(frames_of(some, 2), ElementsAre(0, 0, 0, 0));
    std::vector<sample> into(10, 7);
    EXPECT_EQ(some.render(into), (rendered{2, what_next::finished}));
    silence none{stereo, 0};
    EXPECT_EQ(none.next(), next_sample{what_next::finished});
}
TEST(Silence, WithoutALengthDoesNotEnd) {
    silence endless{stereo};
    EXPECT_THAT(frames_of(endless, 100'000), Each(0));
}
TEST(Silence, FailsInAnImpossibleFormat) {
    silence wrong{{1, 7}};
    EXPECT_EQ(wrong.next(), next_sample{what_next::failed});
}
TEST(Empty, HasFinished) {
    empty none{stereo};
    EXPECT_EQ(none.channel_count(), 2u);
    EXPECT_EQ(none.next(), next_sample{what_next::finished});
}

TEST(List, PlaysOneAfterTheOther) {
    list all =
        make_list(memory_sound{sound_data{mono, ramp(3)}}, make_owned<memory_sound>(sound_data{mono, ramp(2, 3)}));
    EXPECT_EQ(all.sounds(), 2u);
    std::vector<sample> into(10);
    EXPECT_EQ(all.render(into), (rendered{5, what_next::finished}));
    into.resize(5);
    EXPECT_EQ(into, ramp(5));
    EXPECT_EQ(all.sounds(), 0u);
}
TEST(List, SaysWhereTheFormatChanges) {
    list all = make_list(memory_sound{sound_data{mono, ramp(3)}}, memory_sound{sound_data{stereo, ramp(4)}},
                         memory_sound{sound_data{stereo, ramp(2, 4)}}, memory_sound{sound_data{mono, ramp(1)}});
    std::vector<sample> into(10);
    EXPECT_EQ(all.channel_count(), 1u);
    EXPECT_EQ(all.render(into), (rendered{3, what_next::metadata_changed}));
    EXPECT_EQ(all.channel_count(), 2u);
    EXPECT_EQ(all.render(into), (rendered{6, what_next::metadata_changed}));
    EXPECT_EQ(all.channel_count(), 1u);
    EXPECT_EQ(all.render(into), (rendered{1, what_next::finished}));
}
TEST(List, GoesOnAfterOneThatFails) {
    list all = make_list(scripted{mono, {give(ramp(2)), a_failure}}, sine{440, {0, 0}},
                         memory_sound{sound_data{mono, ramp(2)}});
    EXPECT_EQ(frames_of(all, 10).size(), 4u);
    EXPECT_EQ(all.dropped(), 2u);
}
TEST(List, PassesPausesAndBatchesOn) {
    auto first = make_owned<scripted>(mono, std::vector<step>{give(ramp(2)), a_pause, give(ramp(2))});
    auto second = make_owned<scripted>(mono, std::vector<step>{give(ramp(2))});
    const scripted &one = *first, &other = *second;
    list all = make_list(std::move(first), std::move(second));
    all.start_of_batch();
    std::vector<sample> into(10);
    EXPECT_EQ(all.render(into), (rendered{2, what_next::paused}));
    all.start_of_batch();
    EXPECT_EQ(one.batches, 2);
    EXPECT_EQ(other.batches, 0);
    EXPECT_EQ(all.render(std::span{into}.first(3)), (rendered{3, what_next::samples}));
    EXPECT_EQ(other.batches, 1);  // it began in the middle of one
}
TEST(List, TakesOthersWherePlacesAreFree) {
    list all{{}, 1};
    EXPECT_EQ(all.add(nullptr).error().why, pawl::errc::moved_from);
    ASSERT_TRUE(all.add(make_owned<memory_sound>(sound_data{stereo, ramp(2)})));
    auto refused = all.add(make_owned<silence>(stereo));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, pawl::errc::full);
    EXPECT_TRUE(refused.error().value);
    EXPECT_EQ(frames_of(all, 1), ramp(2));
    all.skip();
    all.skip();
    EXPECT_TRUE(all.add(std::move(refused.error().value)));
    EXPECT_THAT(frames_of(all, 2), ElementsAre(0, 0, 0, 0));
}
TEST(List, OfNothingHasFinished) {
    list none{{}};
    EXPECT_EQ(none.next(), next_sample{what_next::finished});
}

TEST(FromFunction, TakesSamplesNextSamplesAndSpans) {
    from_function counting{stereo, [n = 0]() mutable { return static_cast<sample>(n++); }};
    EXPECT_THAT(frames_of(counting, 2), ElementsAre(0, 1, 2, 3));
    from_function ending{stereo, [n = 0]() mutable -> next_sample {
                             return n < 5 ? next_sample{static_cast<sample>(n++)} : what_next::finished;
                         }};
    EXPECT_THAT(frames_of(ending, 10), ElementsAre(0, 1, 2, 3));  // the frame left half-way is not heard
    from_function filling{mono, [](std::span<sample> into) {
                              for (sample& one : into) one = 0.5f;
                              return rendered{into.size(), what_next::samples};
                          }};
    EXPECT_THAT(frames_of(filling, 3), ElementsAre(0.5f, 0.5f, 0.5f));
    from_function wrong{format{0, 0}, [] { return 1.0f; }};
    EXPECT_EQ(wrong.next(), next_sample{what_next::failed});
}

}  // namespace
