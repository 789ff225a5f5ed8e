#include "device_sounds.hpp"

#include <pawl/sound/streamed_sound.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace {

using namespace pawl::sound;
using namespace sound_tests;
using testing::ElementsAreArray;

constexpr format stereo{2, 48'000};

/// Gives a ramp of so many samples, as far as a test has let it.
class ramp_source : public sample_source {
public:
    struct script {
        std::uint64_t samples = 0;
        std::size_t at_once = 1'000;
        std::atomic<std::uint64_t> allowed{~std::uint64_t{0}};
        std::atomic<int> rewound{0};
        bool rewinds = true;
    };
    explicit ramp_source(script& by) : by_{&by} {}

    [[nodiscard]] format shape() const noexcept override { return stereo; }
    [[nodiscard]] std::size_t read(std::span<sample> into) noexcept override {
        until([this] { return given_ < by_->allowed; });
        const std::size_t count =
            std::min({into.size(), by_->at_once, static_cast<std::size_t>(by_->samples - given_)}) / 2 * 2;
        for (std::size_t i = 0; i < count; ++i) into[i] = ramp(given_++);
        return count;
    }
    [[nodiscard]] bool rewind() noexcept override {
        by_->rewound++;
        given_ = 0;
        return by_->rewinds;
    }

private:
    script* by_;
    std::uint64_t given_ = 0;
};

streamed_sound stream_of(ramp_source::script& script, stream_settings settings = {}) {
    return streamed_sound{std::make_unique<ramp_source>(script), settings};
}

TEST(Stream, GivesEachSampleOnceAndThenEnds) {
    ramp_source::script script{.samples = 3'000};
    streamed_sound sound = stream_of(script);
    sound.wait_until_ahead();
    std::vector<sample> got(4'000);
    EXPECT_EQ(sound.render(got), (rendered{3'000, what_next::finished}));
    got.resize(3'000);
    EXPECT_EQ(got, ramp_of(3'000));
    EXPECT_EQ(sound.position(), 1'500U);
    EXPECT_EQ(sound.gaps(), 0U);
}

TEST(Stream, OfMoreThanItReadsAheadComesInOrder) {
    constexpr std::size_t samples = streamed_sound::most_ahead * 3 + 500;
    ramp_source::script script{.samples = samples, .at_once = 4'094};
    streamed_sound sound = stream_of(script);
    sound.wait_until_ahead();
    std::vector<sample> all, some(758);
    for (what_next then = what_next::samples; then != what_next::finished;) {
        const rendered got = sound.render(some);
        then = got.then;
        ASSERT_EQ(got.samples % 2, 0U);
        all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(got.samples));
        if (then == what_next::paused) std::this_thread::yield();
    }
    EXPECT_TRUE(all == ramp_of(samples));
}

TEST(Stream, IsPausedWhereItsReaderDoesNotKeepUpAndGoesOn) {
    ramp_source::script script{.samples = 200, .at_once = 100, .allowed{100}};
    streamed_sound sound = stream_of(script);
    std::vector<sample> got(150);
    until([&] { return sound.ahead() == 100; });
    EXPECT_EQ(sound.render(got), (rendered{100, what_next::paused}));
    EXPECT_EQ(sound.render(got), (rendered{0, what_next::paused}));
    EXPECT_EQ(sound.gaps(), 2U);
    script.allowed = 1'000;
    sound.wait_until_ahead();
    EXPECT_EQ(sound.render(got), (rendered{100, what_next::finished}));
    got.resize(100);
    EXPECT_EQ(got, ramp_of(100, 100));
}

TEST(Stream, LoopsWithoutAGap) {
    ramp_source::script script{.samples = 300};
    streamed_sound sound = stream_of(script, {.loop = true});
    sound.wait_until_ahead();
    std::vector<sample> got(700), expected = ramp_of(300);
    const auto once = ramp_of(300);
    expected.insert(expected.end(), once.begin(), once.end());
    expected.insert(expected.end(), once.begin(), once.begin() + 100);
    EXPECT_EQ(sound.render(got), (rendered{700, what_next::samples}));
    EXPECT_EQ(got, expected);
}

TEST(Stream, ThatLoopsOverNothingEnds) {
    ramp_source::script script{.samples = 0};
    streamed_sound sound = stream_of(script, {.loop = true});
    sound.wait_until_ahead();
    EXPECT_TRUE(sound.is_empty());
    sample got[2];
    EXPECT_EQ(sound.render(got).then, what_next::finished);
    EXPECT_EQ(script.rewound, 0);
}

TEST(Stream, ThatCannotBeginAgainEnds) {
    ramp_source::script script{.samples = 20, .rewinds = false};
    streamed_sound sound = stream_of(script, {.loop = true});
    sound.wait_until_ahead();
    sample got[30];
    EXPECT_EQ(sound.render(got), (rendered{20, what_next::finished}));
}

TEST(Stream, MayBeLetGoWhileItsReaderWaitsForRoom) {
    ramp_source::script script{.samples = streamed_sound::most_ahead * 2};
    {
        streamed_sound sound = stream_of(script);
        sound.wait_until_ahead();
        streamed_sound moved = std::move(sound);
        sample got[2];
        EXPECT_EQ(moved.render(got), (rendered{2, what_next::samples}));
    }
    SUCCEED();
}

TEST(Stream, OfOneSampleAtATimeIsTheSame) {
    ramp_source::script script{.samples = 10};
    streamed_sound sound = stream_of(script);
    sound.wait_until_ahead();
    std::vector<sample> got;
    for (next_sample one = sound.next(); one; one = sound.next()) got.push_back(*one);
    EXPECT_EQ(got, ramp_of(10));
    EXPECT_EQ(sound.next().what(), what_next::finished);
}

}  // namespace
