#include "apps/tablet/panel.hpp"

#include <pawl/channel/bounded.hpp>
#include <pawl/sound/memory_sound.hpp>

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "apps/tablet/presses.hpp"
#include "apps/tablet/tablet_sound.hpp"

namespace {

using namespace tablet;

constexpr std::uint32_t rate = 1'000;
using samples = std::vector<float>;

// Frame n is n in both channels.
panel panel_of(std::size_t frames) {
    samples song;
    for (std::size_t frame = 1; frame <= frames; ++frame) song.insert(song.end(), 2, static_cast<float>(frame));
    return panel{audio::make_owned<audio::memory_sound>(audio::sound_data{{2, rate}, song}),
                 audio::sound_data{{1, rate}, samples{100, 200, 300}}};
}
// The left channel.
samples heard(audio::sound& from, std::size_t frames) {
    samples all(2 * frames, -1), left;
    from.start_of_batch();
    const auto got = from.render(all);
    for (std::size_t i = 0; i < got.samples; i += 2) left.push_back(all[i]);
    return left;
}
samples counting(int from, int to) {
    samples all;
    for (int each = from; from <= to ? each <= to : each >= to; from <= to ? ++each : --each)
        all.push_back(static_cast<float>(each));
    return all;
}
void press(panel& on, button what, manner how = manner::press, float value = 0) {
    on.apply({0, 0, value, what, how, source::keys});
}
button_state state(const panel& of, button which) {
    std::array<button_state, button_count> all{};
    of.write_states(all);
    return all[static_cast<std::size_t>(which)];
}

TEST(Panel, PlaysTheSongAsItIsAtFirst) {
    panel p = panel_of(100);
    EXPECT_EQ(heard(p, 100), counting(1, 100));
    for (std::size_t i = 0; i < button_count; ++i) EXPECT_FALSE(state(p, static_cast<button>(i)).on) << i;
}

TEST(Panel, VolumeGoesThroughItsStepsAndTakesValues) {
    panel p = panel_of(100);
    for (const float step : {0.75F, 0.5F, 0.25F, 0.0F, 1.0F}) {
        press(p, button::volume);
        EXPECT_EQ(state(p, button::volume).value, step);
    }
    press(p, button::volume, manner::set, 0.5F);
    EXPECT_EQ(heard(p, 4), (samples{0.5, 1, 1.5, 2}));
    press(p, button::volume, manner::change, -0.9F);
    EXPECT_EQ(state(p, button::volume).value, 0);
    press(p, button::volume, manner::change, 100);
    EXPECT_EQ(state(p, button::volume).value, 2);
}

TEST(Panel, SpeedPlaysFaster) {
    panel p = panel_of(100);
    press(p, button::speed, manner::set, 2);
    EXPECT_EQ(heard(p, 5), (samples{1, 3, 5, 7, 9}));
    for (int i = 0; i < 3; ++i) press(p, button::speed);
    EXPECT_EQ(state(p, button::speed).value, 1);
}

TEST(Panel, PauseStandsStillAndGoesOn) {
    panel p = panel_of(100);
    EXPECT_EQ(heard(p, 3), counting(1, 3));
    press(p, button::pause);
    EXPECT_EQ(heard(p, 3), samples{});
    EXPECT_TRUE(state(p, button::pause).on);
    press(p, button::pause);
    EXPECT_EQ(heard(p, 3), counting(4, 6));
}

TEST(Panel, ReverseAndBack) {
    panel p = panel_of(100);
    EXPECT_EQ(heard(p, 10), counting(1, 10));
    press(p, button::reverse);
    EXPECT_EQ(heard(p, 4), counting(10, 7));
    EXPECT_EQ(p.behind(), 4u);
    press(p, button::reverse);
    EXPECT_EQ(heard(p, 3), counting(11, 13));
    press(p, button::reverse);
    heard(p, 20);  // more than was played: it turned by itself
    EXPECT_FALSE(state(p, button::reverse).on);
}

TEST(Panel, StutterAndLoopTakeOverFromEachOther) {
    panel p = panel_of(1'000);
    EXPECT_EQ(heard(p, 500), counting(1, 500));
    press(p, button::stutter);
    EXPECT_EQ(state(p, button::stutter), (button_state{true, 0.125F}));
    EXPECT_EQ(heard(p, 126).back(), 376);
    press(p, button::loop, manner::set, 0.2F);
    EXPECT_FALSE(state(p, button::stutter).on);
    EXPECT_EQ(state(p, button::loop), (button_state{true, 0.2F}));
    EXPECT_EQ(heard(p, 2), counting(301, 302));
    press(p, button::stutter, manner::set, 0);  // which is off
    EXPECT_TRUE(state(p, button::loop).on);
    press(p, button::reverse);
    EXPECT_FALSE(state(p, button::loop).on);
    EXPECT_EQ(heard(p, 2), counting(500, 499));
    press(p, button::loop);
    press(p, button::loop);
    EXPECT_EQ(heard(p, 2), counting(501, 502));
}

TEST(Panel, BellIsAdded) {
    panel p = panel_of(100);
    press(p, button::bell);
    EXPECT_EQ(heard(p, 2), (samples{101, 202}));
    press(p, button::bell);
    EXPECT_EQ(state(p, button::bell), (button_state{true, 2}));
    EXPECT_EQ(heard(p, 4), (samples{403, 204, 305, 6}));
    EXPECT_FALSE(state(p, button::bell).on);
}

TEST(Panel, TooManyBellsTakeThePlaceOfTheOldest) {
    panel p = panel_of(100);
    for (int i = 0; i < 20; ++i) press(p, button::bell);
    EXPECT_EQ(heard(p, 1), samples{1 + 16 * 100});
}

TEST(Panel, ClearIsAsAtTheBeginning) {
    panel p = panel_of(2'000);
    EXPECT_EQ(heard(p, 600), counting(1, 600));
    for (std::size_t i = 0; i + 1 < button_count; ++i) press(p, static_cast<button>(i));
    heard(p, 10);
    press(p, button::clear);
    for (std::size_t i = 0; i < button_count; ++i) EXPECT_FALSE(state(p, static_cast<button>(i)).on) << i;
    const samples after = heard(p, 50);
    for (std::size_t i = 1; i < after.size(); ++i) ASSERT_EQ(after[i] - after[i - 1], 1);
}

TEST(Panel, TakesNoValueThatAButtonDoesNot) {
    panel p = panel_of(100);
    for (const float value : {-1.0F, 1e9F, std::nanf(""), std::numeric_limits<float>::infinity()}) {
        for (std::size_t i = 0; i < button_count; ++i) press(p, static_cast<button>(i), manner::set, value);
        press(p, button::volume, manner::change, value);
        press(p, button::speed, manner::change, value);
        EXPECT_TRUE(takes(button::volume, state(p, button::volume).value)) << value;
        EXPECT_TRUE(takes(button::speed, state(p, button::speed).value)) << value;
    }
    press(p, button::clear);
    EXPECT_EQ(heard(p, 3).size(), 3u);
}

TEST(TabletSound, TellsItsMetersAndTakesItsCommands) {
    auto [to, from] = pawl::bounded_mpsc<command>(8);
    meters_cell screen, page;
    auto [to_screen, at_screen] = screen.split();
    auto [to_page, at_page] = page.split();
    song_place place;
    place.frames = 100;
    place.rate = rate;
    presses keys{source::keys, [to = to](const command& one) { return to.try_send(one).has_value(); }};
    {
        tablet_sound sound{std::move(from), panel_of(100), place, std::move(to_screen), std::move(to_page)};
        EXPECT_TRUE(keys.press(button::volume, manner::set, 0.5F));
        EXPECT_EQ(heard(sound, 10), (samples{0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5}));
        const auto first = at_screen.try_recv();
        ASSERT_TRUE(first);
        EXPECT_EQ(first->of(button::volume), (button_state{true, 0.5F}));
        EXPECT_EQ(first->commands.last[0], 1u);
        EXPECT_EQ(first->peak[0], 0);
        place.frame = 10;
        heard(sound, 10);
        const auto second = at_screen.try_recv();
        ASSERT_TRUE(second);
        EXPECT_EQ(second->peak[1], 5);
        EXPECT_FLOAT_EQ(second->rms[0], 0.5F * std::sqrt(38.5F));
        EXPECT_EQ(second->wave[255], 5);
        EXPECT_EQ(second->wave[246], 0.5F);
        EXPECT_EQ(second->wave[245], 0);
        EXPECT_EQ(second->song_frame, 10u);
        EXPECT_TRUE(at_page.try_recv());
        heard(sound, 1'000);
        const auto last = at_screen.try_recv();
        ASSERT_TRUE(last);
        EXPECT_TRUE(last->finished);
        EXPECT_EQ(last->frames, 100u);
    }
}

}  // namespace
