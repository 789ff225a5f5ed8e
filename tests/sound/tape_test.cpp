#include <pawl/sound/tape.hpp>

#include <gmock/gmock.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "tests/sound/told_sound.hpp"

namespace {

using namespace sound_tests;
using audio::tape;
using std::chrono::duration;
using testing::ElementsAre;
using moves = tape<told_sound>::moves;

constexpr audio::format mono{1, 1'000}, stereo{2, 1'000};

tape<told_sound> ten_frames_of(std::size_t frames, audio::format of = mono) {
    return tape{told_sound{of, counting(frames, of.channels)}, duration<double>{0.010}};
}

TEST(Tape, ForwardPassesSamplesAsTheyAre) {
    auto t = ten_frames_of(100);
    EXPECT_EQ(heard(t, 200, 7), (std::pair{counting(100), what_next::finished}));
    EXPECT_EQ(t.kept(), 10u);
}

TEST(Tape, ReverseBeginsWithWhatWasPlayedLast) {
    auto t = ten_frames_of(100);
    EXPECT_EQ(heard(t, 4).second, what_next::samples);
    t.reverse();
    EXPECT_EQ(t.mode(), moves::reverse);
    EXPECT_THAT(heard(t, 3).first, ElementsAre(4, 3, 2));
    EXPECT_EQ(t.behind(), 3u);
}

TEST(Tape, TurnsForwardWhereItIsUsedUpAndGoesOnWhereTheSoundStood) {
    auto t = ten_frames_of(100);
    EXPECT_EQ(heard(t, 25).first, counting(25));
    t.reverse();
    EXPECT_THAT(heard(t, 13).first, ElementsAre(25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 26, 27, 28));
    EXPECT_EQ(t.mode(), moves::forward);
    EXPECT_EQ(t.behind(), 0u);
}

TEST(Tape, ForwardInTheMiddleGoesOnWhereTheSoundStood) {
    auto t = ten_frames_of(100);
    EXPECT_EQ(heard(t, 25).first, counting(25));
    t.reverse();
    EXPECT_THAT(heard(t, 3).first, ElementsAre(25, 24, 23));
    t.forward();
    EXPECT_THAT(heard(t, 3).first, ElementsAre(26, 27, 28));
    t.reverse();  // what went backwards was not kept anew
    EXPECT_THAT(heard(t, 5).first, ElementsAre(28, 27, 26, 25, 24));
}

TEST(Tape, ReverseKeepsChannelsApart) {
    auto t = ten_frames_of(100, stereo);
    EXPECT_EQ(heard(t, 30).second, what_next::samples);
    t.reverse();
    EXPECT_THAT(heard(t, 6).first, ElementsAre(15, -15, 14, -14, 13, -13));
}

TEST(Tape, ReverseIsExactInBatchesOfAnySizeAndAnyNumberOfChannels) {
    for (const std::uint32_t channels : {1u, 2u, 3u})
        for (const std::size_t frames : {1u, 3u, 7u, 50u}) {
            tape t{told_sound{{channels, 1'000}, counting(200, channels)}, duration<double>{0.064}};
            EXPECT_EQ(heard(t, 150 * channels, frames * channels).second, what_next::samples);
            t.reverse();
            const samples back = heard(t, 64 * channels, frames * channels).first, played = counting(150, channels);
            for (std::size_t frame = 0; frame < 64; ++frame)
                for (std::size_t channel = 0; channel < channels; ++channel)
                    ASSERT_EQ(back[frame * channels + channel], played[(149 - frame) * channels + channel]);
        }
}

TEST(Tape, RepeatsTheLastStretchFromItsBeginning) {
    auto t = ten_frames_of(100);
    EXPECT_EQ(heard(t, 25).first, counting(25));
    t.repeat(duration<double>{0.003});
    EXPECT_EQ(t.mode(), moves::repeat);
    EXPECT_THAT(heard(t, 8, 2).first, ElementsAre(23, 24, 25, 23, 24, 25, 23, 24));
    t.forward();
    EXPECT_THAT(heard(t, 2).first, ElementsAre(26, 27));
}

TEST(Tape, RepeatsWhatIsKeptWhereThatIsLess) {
    auto t = ten_frames_of(100);
    EXPECT_EQ(heard(t, 2).first, counting(2));
    t.repeat(duration<double>{5});
    EXPECT_THAT(heard(t, 5).first, ElementsAre(1, 2, 1, 2, 1));
    t.repeat(duration<double>{0});  // a frame at least
    EXPECT_THAT(heard(t, 3).first, ElementsAre(2, 2, 2));
}

TEST(Tape, FromRepeatToReverseBeginsWithWhatTheSoundPlayedLast) {
    auto t = ten_frames_of(100);
    EXPECT_EQ(heard(t, 25).first, counting(25));
    t.repeat(duration<double>{0.003});
    EXPECT_THAT(heard(t, 2).first, ElementsAre(23, 24));
    t.reverse();
    EXPECT_THAT(heard(t, 3).first, ElementsAre(25, 24, 23));
}

TEST(Tape, StaysForwardWhereNothingWasPlayed) {
    auto t = ten_frames_of(5);
    t.reverse();
    EXPECT_EQ(t.mode(), moves::forward);
    t.repeat(duration<double>{1});
    EXPECT_EQ(t.mode(), moves::forward);
    EXPECT_EQ(heard(t, 5).first, counting(5));
}

TEST(Tape, PassesAPauseOnAndTheEnd) {
    tape t{told_sound{mono, {{{1, 2}, what_next::paused}, {{3}}}}, duration<double>{0.010}};
    EXPECT_EQ(heard(t, 5), (std::pair{samples{1, 2}, what_next::paused}));
    t.reverse();
    EXPECT_EQ(heard(t, 5), (std::pair{samples{2, 1, 3}, what_next::finished}));
    t.repeat(duration<double>{0.002});  // after the end too
    EXPECT_THAT(heard(t, 5).first, ElementsAre(2, 3, 2, 3, 2));
}

TEST(Tape, IsEmptyAfterAnotherFormat) {
    tape t{told_sound{stereo, {{{1, -1, 2, -2}, what_next::metadata_changed, mono}, {counting(30)}}},
           duration<double>{0.010}};
    EXPECT_EQ(heard(t, 50), (std::pair{samples{1, -1, 2, -2}, what_next::metadata_changed}));
    EXPECT_EQ(t.kept(), 0u);
    t.reverse();
    EXPECT_EQ(t.mode(), moves::forward);
    EXPECT_EQ(heard(t, 30).first, counting(30));
    EXPECT_EQ(t.kept(), 20u);  // one channel of what two had
}

}  // namespace
