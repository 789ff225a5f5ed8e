// Rates converted by libsamplerate's filter.
#include "hearing.hpp"

#include <pawl/sound.hpp>

#include <gmock/gmock.h>

#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace {

using namespace pawl::sound;
using namespace hearing;

template <class S>
owned_sound best(S one, format to) {
    auto made = converted(std::move(one), to, quality::best);
    EXPECT_TRUE(made) << made.error().message;
    return std::move(*made);
}

TEST(BestQuality, KeepsASineWithinATenThousandth) {
    const owned_sound one = best(sine{1'000, {1, 44'100}}, {1, 48'000});
    const std::vector<sample> got = frames_of(*one, 48'000);
    ASSERT_EQ(got.size(), 48'000u);
    double worst = 0;
    for (std::size_t i = 1'000; i < got.size(); ++i)
        worst = std::max(worst,
                         std::fabs(got[i] - std::sin(2 * std::numbers::pi * 1'000 * static_cast<double>(i) / 48'000)));
    EXPECT_LT(worst, 1e-4);
}
TEST(BestQuality, LeavesOutWhatTheOtherRateCannotHold) {
    const owned_sound one = best(sine{15'000, {1, 48'000}}, {1, 22'050});
    const std::vector<sample> got = frames_of(*one, 20'000);
    double loudest = 0;
    for (std::size_t i = 1'000; i < got.size(); ++i)
        loudest = std::max(loudest, std::fabs(static_cast<double>(got[i])));
    EXPECT_LT(loudest, 1e-4);  // by straight lines it is there, mirrored
}
TEST(BestQuality, IsAsLongAsTheSound) {
    for (const std::uint32_t to : {8'000u, 44'100u, 96'000u}) {
        const owned_sound one = best(silence{{2, 48'000}, 48'000}, {2, to});
        std::vector<sample> into(2 * 100'000);
        const rendered got = one->render(into);
        EXPECT_NEAR(static_cast<double>(got.samples / 2), to, 2) << to;
        EXPECT_EQ(got.then, what_next::finished);
        EXPECT_EQ(one->render(into), (rendered{0, what_next::finished}));
    }
}
TEST(BestQuality, TheSameRateIsTheSoundItself) {
    const owned_sound one = best(scripted{{1, 48'000}, {give(ramp(500)), a_pause, give(ramp(500, 500))}}, {1, 48'000});
    std::vector<sample> into(2'000);
    EXPECT_EQ(one->render(into), (rendered{500, what_next::paused}));
    EXPECT_EQ(frames_of(*one, 2'000), ramp(500, 500));
}
TEST(BestQuality, FollowsOtherFormatsAndFails) {
    const owned_sound one = best(scripted{{1, 8'000},
                                          {give(ramp(800)), change_to({2, 16'000}), give(ramp(3'200)), a_pause,
                                           change_to({5, 48'000}), give(ramp(2'400)), a_failure}},
                                 {2, 48'000});
    std::size_t frames = 0;
    rendered got;
    for (int calls = 0; calls < 100 && !is_last(got.then); ++calls) {
        std::vector<sample> into(2 * 1'000);
        got = one->render(into);
        frames += got.samples / 2;
    }
    EXPECT_EQ(got.then, what_next::failed);
    EXPECT_NEAR(static_cast<double>(frames), 4'800 + 4'800 + 480, 4);
}
TEST(BestQuality, OneByOneAndInBatches) {
    const auto make = [] {
        return best(scripted{{2, 8'000},
                             {give(ramp(500)), a_pause, give(ramp(300)), change_to({2, 11'025}), give(ramp(1'000))}},
                    {2, 48'000});
    };
    const owned_sound one = make(), other = make();
    const heard singly = by_next(*one), batches = by_render(*other, [](std::size_t i) { return 1 + i * 37 % 500; });
    ASSERT_EQ(singly.size(), batches.size());
    for (std::size_t i = 0; i < singly.size(); ++i) {
        ASSERT_EQ(singly[i].index(), batches[i].index()) << i;
        // The filter counts positions in fractions from call to call: the last bit may differ.
        const auto* const value = std::get_if<sample>(&singly[i]);
        if (!value) continue;
        ASSERT_NEAR(*value, std::get<sample>(batches[i]), 1e-5) << i;
    }
}
TEST(BestQuality, RefusesRatesThatAreTooFarApart) {
    const auto made = converted(silence{{1, 1'000}}, {1, 768'000}, quality::best);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().what, trouble::unsupported_rate);
    const owned_sound later =
        best(scripted{{1, 48'000}, {give(ramp(100)), change_to({1, 1'000}), give(ramp(10))}}, {1, 768'000});
    const heard all = by_render(*later, [](std::size_t) { return 100; });
    EXPECT_EQ(std::get<what_next>(all.back()), what_next::failed);
}
TEST(BestQuality, IsWhatAMixConvertsBy) {
    auto [manage, render] = mix({.output = {1, 48'000}, .conversion = quality::best});
    EXPECT_TRUE(manage.play(sine{1'000, {2, 44'100}}));
    EXPECT_EQ(manage.play(silence{{1, 1'000}}).has_value(), true);
    std::vector<sample> into(10'000);
    render.render(into);
    EXPECT_NEAR(into[9'999], std::sin(2 * std::numbers::pi * 1'000 * 9'999 / 48'000), 1e-3);
}

TEST(BestQuality, ASoundThatItCannotConvertComesBack) {
    auto [manager, renderer] = mix({.output = {1, 768'000}, .conversion = quality::best});
    owned_sound slow = make_owned<sine>(440, format{1, 1'000});
    const sound* const same = slow.get();
    const auto refused = manager.play(std::move(slow));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, pawl::errc::out_of_range);
    EXPECT_EQ(refused.error().value.get(), same);
}

// Says each time that half a frame is there, and that its format has changed.
TEST(BestQuality, OfASoundThatOnlyChangesFails) {
    struct changing : by_batch {
        [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return 2; }
        [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return 8'000; }
        [[nodiscard]] rendered render(std::span<sample>) noexcept PAWL_NONBLOCKING override {
            return {1, what_next::metadata_changed};
        }
    };
    for (const std::uint32_t rate : {8'000u, 48'000u}) {
        const owned_sound one = best(changing{}, {2, rate});
        std::vector<sample> into(64);
        EXPECT_EQ(one->render(into), (rendered{0, what_next::failed})) << rate;
    }
}

}  // namespace
