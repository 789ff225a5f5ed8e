#include "apps/tablet/command_path.hpp"

#include <pawl/channel/bounded.hpp>

#include <gmock/gmock.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "apps/tablet/presses.hpp"

namespace {

using namespace tablet;
using testing::ElementsAre;

// Keeps the first of what was applied.
struct listener {
    std::array<command, 8> all{};
    std::size_t count = 0;
    void apply(const command& one) noexcept PAWL_NONBLOCKING {
        if (count < all.size()) all[count++] = one;
    }
};

auto path(std::size_t capacity) {
    auto [to, from] = pawl::bounded_mpsc<command>(capacity);
    return std::pair{presses::taker{[to](const command& one) { return to.try_send(one).has_value(); }},
                     commanded<decltype(from), listener>{std::move(from), listener{}}};
}

TEST(CommandPath, AppliesInTheOrderInWhichButtonsWerePressed) {
    auto [to, audio] = path(8);
    presses keys{source::keys, to};
    EXPECT_TRUE(keys.press(button::echo));
    EXPECT_TRUE(keys.press(button::volume, manner::set, 0.4F));
    EXPECT_TRUE(keys.press(button::speed, manner::change, 0.05F));
    EXPECT_EQ(audio.inner().count, 0u);
    audio.start_of_batch();
    const auto& got = audio.inner().all;
    ASSERT_EQ(audio.inner().count, 3u);
    EXPECT_THAT((std::vector{got[0].what, got[1].what, got[2].what}),
                ElementsAre(button::echo, button::volume, button::speed));
    EXPECT_THAT((std::vector{got[0].sequence, got[1].sequence, got[2].sequence}), ElementsAre(1, 2, 3));
    EXPECT_EQ(got[1].value, 0.4F);
    EXPECT_EQ(got[2].how, manner::change);
    EXPECT_EQ(audio.applied().count, 3u);
    EXPECT_EQ(audio.applied().last[0], 3u);
    EXPECT_EQ(audio.applied().out_of_order, 0u);
}

TEST(CommandPath, NumbersEachSourceByItself) {
    auto [to, audio] = path(8);
    presses keys{source::keys, to}, web{source::web, to}, script{source::script, to};
    EXPECT_TRUE(keys.press(button::echo) && web.press(button::bell) && web.press(button::bell));
    EXPECT_TRUE(keys.press(button::echo) && script.press(button::clear));
    audio.start_of_batch();
    EXPECT_THAT(audio.applied().last, ElementsAre(2, 2, 1));
    EXPECT_EQ(audio.applied().out_of_order, 0u);
}

TEST(CommandPath, ARefusedPressTakesNoNumber) {
    auto [to, audio] = path(2);
    presses keys{source::keys, to};
    EXPECT_TRUE(keys.press(button::echo) && keys.press(button::echo));
    EXPECT_FALSE(keys.press(button::echo));
    EXPECT_EQ(keys.refused(), 1u);
    audio.start_of_batch();
    EXPECT_TRUE(keys.press(button::echo));
    audio.start_of_batch();
    EXPECT_EQ(audio.applied().last[0], 3u);
    EXPECT_EQ(audio.applied().out_of_order, 0u);
}

TEST(CommandPath, CountsWhatComesOutOfOrderOrIsMissing) {
    auto [to, audio] = path(8);
    for (const std::uint32_t sequence : {1u, 2u, 4u, 3u, 4u}) EXPECT_TRUE(to({0, sequence}));
    audio.start_of_batch();
    EXPECT_EQ(audio.applied().out_of_order, 2u);
}

TEST(CommandPath, LeavesAFloodForTheNextBatches) {
    auto [to, audio] = path(1'000);
    presses keys{source::keys, to};
    for (int i = 0; i < 150; ++i) EXPECT_TRUE(keys.press(button::bell));
    audio.start_of_batch();
    EXPECT_EQ(audio.applied().count, 64u);
    audio.start_of_batch();
    audio.start_of_batch();
    EXPECT_EQ(audio.applied().count, 150u);
    EXPECT_EQ(audio.applied().out_of_order, 0u);
}

TEST(CommandPath, LosesNothingBetweenThreadsThatPressAtOnce) {
    auto [to, audio] = path(16);
    constexpr std::uint32_t each = 2'000;
    std::vector<std::thread> threads;
    for (const source from : {source::keys, source::web, source::script})
        threads.emplace_back([from, to = to] {
            presses mine{from, to};
            while (mine.sent() < each)
                if (!mine.press(button::bell)) std::this_thread::yield();
        });
    while (audio.applied().count < 3 * each) audio.start_of_batch();
    for (std::thread& one : threads) one.join();
    EXPECT_THAT(audio.applied().last, ElementsAre(each, each, each));
    EXPECT_EQ(audio.applied().out_of_order, 0u);
}

TEST(CommandPath, MeasuresHowLongCommandsWereUnderWay) {
    auto [to, audio] = path(8);
    presses keys{source::keys, to};
    const std::uint64_t before = now_in_nanoseconds();
    EXPECT_TRUE(keys.press(button::echo));
    audio.start_of_batch();
    const std::uint64_t most = (now_in_nanoseconds() - before) / 1000 + 1;
    EXPECT_LE(audio.applied().under_way.last, most);
    std::uint64_t sum = 0;
    for (const std::uint32_t each : audio.applied().under_way.counts) sum += each;
    EXPECT_EQ(sum, 1u);
}

TEST(Latencies, CountInBucketsThatDouble) {
    latencies all;
    for (const std::uint64_t microseconds : {0, 1, 2, 3, 4, 7, 8}) all.add(microseconds * 1000 + 999);
    EXPECT_THAT((std::vector(all.counts.begin(), all.counts.begin() + 5)), ElementsAre(2, 2, 2, 1, 0));
    EXPECT_EQ(all.worst, 8u);
    all.add(std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(all.counts.back(), 1u);
}

}  // namespace
