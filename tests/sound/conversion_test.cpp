// Channels and rates: which becomes which, exactly; and what is impossible.
#include "hearing.hpp"

#include <pawl/sound.hpp>

#include <gmock/gmock.h>

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace {

using namespace pawl::sound;
using namespace hearing;
using testing::ElementsAre;
using testing::HasSubstr;

memory_sound of(format layout, std::vector<sample> samples) {
    return memory_sound{sound_data{layout, std::move(samples)}};
}
std::vector<sample> in(std::uint32_t channels, format layout, std::vector<sample> samples) {
    in_channels one{of(layout, std::move(samples)), channels};
    return frames_of(one, 1'000);
}

TEST(InChannels, OneBecomesAll) {
    EXPECT_THAT(in(2, {1, 8'000}, {1, 2}), ElementsAre(1, 1, 2, 2));
    EXPECT_THAT(in(3, {1, 8'000}, {1, 2}), ElementsAre(1, 1, 1, 2, 2, 2));
}
TEST(InChannels, TwoBecomeTheirMean) { EXPECT_THAT(in(1, {2, 8'000}, {1, 2, 0.5f, -0.5f}), ElementsAre(1.5f, 0)); }
TEST(InChannels, FewerAreTheMeanOfEveryNth) {
    EXPECT_THAT(in(2, {6, 8'000}, {1, 10, 2, 20, 3, 30}), ElementsAre(2, 20));
    EXPECT_THAT(in(2, {5, 8'000}, {1, 10, 2, 20, 3}), ElementsAre(2, 15));
    EXPECT_THAT(in(1, {4, 8'000}, {1, 2, 3, 6}), ElementsAre(3));
}
TEST(InChannels, MoreAreSilentWhereTheyAreNew) {
    EXPECT_THAT(in(4, {2, 8'000}, {1, 2, 3, 4}), ElementsAre(1, 2, 0, 0, 3, 4, 0, 0));
}
TEST(InChannels, AsManyAreTheSoundItself) { EXPECT_EQ(in(2, {2, 8'000}, ramp(600)), ramp(600)); }
TEST(InChannels, FollowsTheSoundAndTellsOfRatesAlone) {
    in_channels one{
        scripted{{1, 8'000}, {give({1, 2}), change_to({2, 8'000}), give({1, 2}), change_to({1, 9'000}), give({5})}}, 1};
    std::vector<sample> into(10);
    EXPECT_EQ(one.render(into), (rendered{3, what_next::metadata_changed}));
    EXPECT_THAT((std::vector(into.begin(), into.begin() + 3)), ElementsAre(1, 2, 1.5f));
    EXPECT_EQ(one.sample_rate(), 9'000u);
    EXPECT_EQ(one.render(into), (rendered{1, what_next::finished}));
}
TEST(InChannels, FailsWhereThereIsNothingToConvert) {
    for (const std::uint32_t wrong : {0u, 33u}) {
        in_channels to{of({1, 8'000}, ramp(3)), wrong};
        EXPECT_EQ(to.next(), next_sample{what_next::failed});
        in_channels from{scripted{{wrong, 8'000}, {give(ramp(3))}}, 2};
        EXPECT_EQ(from.next(), next_sample{what_next::failed});
        in_channels later{scripted{{1, 8'000}, {give({1}), change_to({wrong, 8'000}), give({1})}}, 1};
        EXPECT_EQ(frames_of(later, 5).size(), 1u);
        EXPECT_EQ(later.next(), next_sample{what_next::failed});
    }
}
TEST(Conversion, OfASoundThatOnlyChangesFails) {
    struct changing : by_batch {
        explicit changing(std::uint32_t channels, std::size_t says) : channels_{channels}, says_{says} {}
        [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return channels_; }
        [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return 8'000; }
        [[nodiscard]] rendered render(std::span<sample>) noexcept PAWL_NONBLOCKING override {
            return {says_, what_next::metadata_changed};
        }
        std::uint32_t channels_;
        std::size_t says_;
    };
    in_channels channels{changing{1, 0}, 2};
    EXPECT_EQ(channels.next(), next_sample{what_next::failed});
    in_rate rate{changing{1, 0}, 48'000};
    EXPECT_EQ(rate.next(), next_sample{what_next::failed});
    // Half a frame is none.
    std::vector<sample> into(64);
    in_channels same{changing{2, 1}, 2};
    EXPECT_EQ(same.render(into), (rendered{0, what_next::failed}));
    in_rate other{changing{2, 1}, 48'000};
    EXPECT_EQ(other.render(into), (rendered{0, what_next::failed}));
    mixer all{{2, 8'000}};
    ASSERT_TRUE(all.add(make_owned<changing>(2u, std::size_t{1})));
    EXPECT_EQ(all.render(into).samples, 0u);
    EXPECT_EQ(all.dropped(), 1u);
}

std::vector<sample> at(std::uint32_t rate, format layout, std::vector<sample> samples) {
    in_rate one{of(layout, std::move(samples)), rate};
    return frames_of(one, 10'000);
}
TEST(InRate, TwiceTheRatePutsOneBetween) {
    EXPECT_THAT(at(16'000, {1, 8'000}, {0, 1, 0}), ElementsAre(0, 0.5f, 1, 0.5f, 0, 0));
    EXPECT_THAT(at(16'000, {2, 8'000}, {0, 4, 1, 8}), ElementsAre(0, 4, 0.5f, 6, 1, 8, 1, 8));
}
TEST(InRate, HalfTheRateLeavesOneOut) {
    EXPECT_THAT(at(4'000, {1, 8'000}, ramp(5)), ElementsAre(0, 2.f / 1'024, 4.f / 1'024));
}
TEST(InRate, TheSameIsTheSoundItself) { EXPECT_EQ(at(8'000, {1, 8'000}, ramp(600)), ramp(600)); }
TEST(InRate, IsExactlyAsLongAsTheSound) {
    // A second is a second, between any two.
    for (const std::uint32_t from : {1'000u, 8'000u, 44'100u, 48'000u, 768'000u})
        for (const std::uint32_t to : {1'000u, 11'025u, 44'100u, 96'000u, 768'000u}) {
            in_rate one{silence{{1, from}, from}, to};
            std::vector<sample> into(768'001);
            EXPECT_EQ(one.render(into), (rendered{to, what_next::finished})) << from << " to " << to;
        }
}
TEST(InRate, DoesNotDriftOnAStraightLine) {
    in_rate one{from_function{format{1, 44'100}, [n = 0]() mutable { return static_cast<sample>(n++ % 441); }}, 48'000};
    // 441 frames are exactly 480, again and again.
    const std::vector<sample> got = frames_of(one, 480 * 1'000);
    for (std::size_t i = 0; i + 480 < got.size(); ++i) ASSERT_EQ(got[i], got[i % 480]) << i;
    for (std::size_t i = 0; i + 2 < 480; ++i) ASSERT_NEAR(got[i], static_cast<double>(i) * 441 / 480, 1e-4);
}
TEST(InRate, FollowsTheSoundAndTellsOfChannelsAlone) {
    in_rate one{
        scripted{{1, 8'000}, {give({1, 2}), change_to({1, 4'000}), give({5, 7}), change_to({2, 4'000}), give({1, 2})}},
        8'000};
    std::vector<sample> into(20);
    EXPECT_EQ(one.render(into), (rendered{6, what_next::metadata_changed}));
    EXPECT_THAT((std::vector(into.begin(), into.begin() + 6)), ElementsAre(1, 2, 5, 6, 7, 7));
    EXPECT_EQ(one.channel_count(), 2u);
    EXPECT_EQ(one.render(into), (rendered{4, what_next::finished}));
}
TEST(InRate, FailsAtAnImpossibleRate) {
    for (const std::uint32_t wrong : {0u, 999u, 768'001u, 0xffff'ffffu}) {
        in_rate to{of({1, 8'000}, ramp(3)), wrong};
        EXPECT_EQ(to.next(), next_sample{what_next::failed});
        in_rate from{scripted{{1, wrong}, {give(ramp(3))}}, 8'000};
        EXPECT_EQ(from.next(), next_sample{what_next::failed});
        in_rate later{scripted{{1, 8'000}, {give({1}), change_to({1, wrong}), give({1})}}, 8'000};
        EXPECT_EQ(frames_of(later, 5).size(), 1u);
        EXPECT_EQ(later.next(), next_sample{what_next::failed});
    }
}

TEST(Converted, HasTheFormatAskedFor) {
    auto made = converted(of({1, 8'000}, {0, 1}), {2, 16'000});
    ASSERT_TRUE(made);
    sound& one = **made;
    EXPECT_EQ(one.channel_count(), 2u);
    EXPECT_EQ(one.sample_rate(), 16'000u);
    EXPECT_THAT(frames_of(one, 10), ElementsAre(0, 0, 0.5f, 0.5f, 1, 1, 1, 1));
}
TEST(Converted, KeepsItWhateverTheSoundChangesTo) {
    auto made = converted(
        make_owned<scripted>(format{2, 8'000}, std::vector<step>{give(ramp(4)), change_to({1, 4'000}), give({3}),
                                                                 change_to({5, 16'000}), give(ramp(10))}),
        {2, 8'000});
    ASSERT_TRUE(made);
    std::vector<sample> into(100);
    EXPECT_EQ((*made)->render(into), (rendered{4 + 4 + 2, what_next::finished}));
}
TEST(Converted, RefusesWhatCannotBe) {
    const auto why = [](auto made) { return made ? failure{} : made.error(); };
    EXPECT_EQ(why(converted(of({1, 8'000}, {}), {0, 8'000})).what, trouble::unsupported_channels);
    EXPECT_EQ(why(converted(of({1, 8'000}, {}), {1, 8})).what, trouble::unsupported_rate);
    EXPECT_EQ(why(converted(scripted{{40, 8'000}, {}}, {1, 8'000})).what, trouble::unsupported_channels);
    const failure rate = why(converted(scripted{{1, 4'000'000}, {}}, {1, 8'000}));
    EXPECT_EQ(rate.what, trouble::unsupported_rate);
    EXPECT_THAT(rate.message, HasSubstr("4000000"));
}

}  // namespace
