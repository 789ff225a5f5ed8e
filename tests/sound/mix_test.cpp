// Many sounds at once: their sum, who is dropped, and what managers on any thread may do meanwhile.
#include "hearing.hpp"

#include <pawl/sound.hpp>

#include <gmock/gmock.h>

#include <atomic>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace pawl::sound;
using namespace hearing;
using pawl::errc;
using testing::Each;
using testing::ElementsAre;

constexpr format mono{1, 48'000}, stereo{2, 48'000};

template <class S>
owned_sound own(S one) {
    return make_owned<S>(std::move(one));
}
memory_sound in_memory(std::vector<sample> samples, format of = mono) {
    return memory_sound{sound_data{of, std::move(samples)}};
}
auto constant(format of = mono) {
    return from_function{of, [] { return 0.25f; }};
}

TEST(Mixer, AddsUpAndCutsOff) {
    mixer one{mono};
    EXPECT_TRUE(one.add(own(in_memory({0.5f, 0.5f, 0.75f, -0.75f}))));
    EXPECT_TRUE(one.add(own(in_memory({0.25f, -0.5f, 0.75f, -0.75f}))));
    EXPECT_THAT(frames_of(one, 4), ElementsAre(0.75f, 0, 1, -1));
}
TEST(Mixer, IsPausedWhereNothingPlays) {
    mixer one{mono};
    EXPECT_EQ(one.next(), next_sample{what_next::paused});
    EXPECT_TRUE(one.add(own(in_memory(ramp(300)))));
    std::vector<sample> into(1'000);
    EXPECT_EQ(one.render(into), (rendered{300, what_next::paused}));
    EXPECT_EQ(one.sounds(), 0u);
    EXPECT_EQ(one.dropped(), 0u);
}
TEST(Mixer, FinishesWithItsLastSoundWhereThatIsAskedFor) {
    mixer one{mono, 2, mixer::lasting::until_all_finished};
    EXPECT_TRUE(one.add(own(in_memory(ramp(3)))));
    EXPECT_TRUE(one.add(own(in_memory(ramp(5)))));
    std::vector<sample> into(10);
    EXPECT_EQ(one.render(into), (rendered{5, what_next::finished}));
    EXPECT_EQ(into[2], 2 * ramp(3)[2]);
    EXPECT_EQ(into[4], ramp(5)[4]);
}
TEST(Mixer, DropsWhatFailsAndTheOthersGoOn) {
    mixer one{mono};
    EXPECT_TRUE(one.add(own(scripted{mono, {give(ramp(2)), a_failure}})));
    EXPECT_TRUE(one.add(own(scripted{mono, {give(ramp(2)), change_to(stereo), give(ramp(2))}})));
    EXPECT_TRUE(one.add(own(scripted{mono, {give(ramp(2)), change_to(mono), give(ramp(2, 2))}})));
    const std::vector<sample> got = frames_of(one, 10), r = ramp(4);
    EXPECT_THAT(got, ElementsAre(0, 3 * r[1], r[2], r[3]));
    EXPECT_EQ(one.dropped(), 2u);
    EXPECT_EQ(one.sounds(), 0u);
}
TEST(Mixer, OneThatPausesIsAskedAgainInTheNextBatch) {
    mixer one{mono};
    EXPECT_TRUE(one.add(own(scripted{mono, {give({0.5f}), a_pause, give({0.5f, 0.5f})}})));
    EXPECT_TRUE(one.add(own(constant())));
    one.start_of_batch();
    EXPECT_THAT(frames_of(one, 3), ElementsAre(0.75f, 0.25f, 0.25f));
    EXPECT_THAT(frames_of(one, 1), ElementsAre(0.25f));
    one.start_of_batch();
    EXPECT_THAT(frames_of(one, 3), ElementsAre(0.75f, 0.75f, 0.25f));
}
TEST(Mixer, RefusesOtherFormatsAndOneTooMany) {
    mixer one{mono, 1};
    EXPECT_EQ(one.add(own(silence{stereo})).error().why, errc::out_of_range);
    EXPECT_EQ(one.add(own(silence{{1, 44'100}})).error().why, errc::out_of_range);
    EXPECT_EQ(one.add(nullptr).error().why, errc::out_of_range);
    EXPECT_TRUE(one.add(own(silence{mono})));
    auto refused = one.add(own(silence{mono}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::full);
    EXPECT_TRUE(refused.error().value);
    one.clear();
    EXPECT_TRUE(one.add(std::move(refused.error().value)));
    mixer wrong{{0, 0}};
    EXPECT_EQ(wrong.next(), next_sample{what_next::failed});
}
TEST(Mixer, WhatIsNoNumberIsSilentAndPassesOn) {
    mixer one{mono};
    EXPECT_TRUE(one.add(own(in_memory({std::nanf(""), 0.5f, HUGE_VALF, -HUGE_VALF}))));
    EXPECT_TRUE(one.add(own(constant())));
    EXPECT_THAT(frames_of(one, 4), ElementsAre(0, 0.75f, 1, -1));
}
TEST(Mixer, BelievesNoSoundMoreThanItsSpan) {
    struct boasting : by_batch {
        [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return 2; }
        [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return 48'000; }
        [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
            for (sample& each : into) each = 0.5f;
            return {many, then};
        }
        std::size_t many = 1'000'000'000;
        what_next then = what_next::samples;
    };
    mixer one{stereo};
    EXPECT_TRUE(one.add(own(boasting{})));
    EXPECT_THAT(frames_of(one, 300), Each(0.5f));
    boasting half;
    half.many = 3;  // a frame and a half
    half.then = what_next::paused;
    one.clear();
    EXPECT_TRUE(one.add(own(half)));
    EXPECT_EQ(frames_of(one, 10).size(), 2u);
    boasting changing;
    changing.many = 0;
    changing.then = what_next::metadata_changed;
    EXPECT_TRUE(one.add(own(changing)));
    (void)frames_of(one, 10);
    EXPECT_EQ(one.dropped(), 1u);
}

TEST(Renderer, FillsAllOfEverySpan) {
    auto [manage, render] = mix({.output = stereo});
    std::vector<sample> into(2 * 1'000 + 1, 7);
    render.render(into);
    EXPECT_THAT(into, Each(0));
    EXPECT_TRUE(manage.play(in_memory(ramp(1'200), stereo)));
    into.assign(into.size(), 7);
    render.render(into);
    const std::vector<sample> right = ramp(1'200);
    for (std::size_t i = 0; i < into.size(); ++i) ASSERT_EQ(into[i], i < 1'024 ? right[i] : i < 1'200 ? 1 : 0);
    EXPECT_EQ(render.sounds(), 0u);
    render.render({});
}
TEST(Renderer, AnIncompleteFrameIsSilent) {
    auto [manage, render] = mix({.output = stereo});
    EXPECT_TRUE(manage.play(constant(stereo)));
    std::vector<sample> into(5, 7);
    render.render(into);
    EXPECT_THAT(into, ElementsAre(0.25f, 0.25f, 0.25f, 0.25f, 0));
}
TEST(Renderer, ThatWasMovedFromIsSilent) {
    auto [manage, render] = mix({.output = mono});
    EXPECT_TRUE(manage.play(constant()));
    renderer other = std::move(render);
    std::vector<sample> into(3, 7);
    render.render(into);
    EXPECT_THAT(into, Each(0));
    other.render(into);
    EXPECT_THAT(into, Each(0.25f));
}
TEST(Manager, ConvertsWhatHasAnotherFormat) {
    auto [manage, render] = mix({.output = {2, 16'000}});
    EXPECT_TRUE(manage.play(in_memory({0, 1}, {1, 8'000})));
    std::vector<sample> into(10);
    render.render(into);
    EXPECT_THAT(into, ElementsAre(0, 0, 0.5f, 0.5f, 1, 1, 1, 1, 0, 0));
    EXPECT_TRUE(manage.play(own(in_memory({0, 1}, {1, 8'000}))));
    EXPECT_TRUE(manage.play(make_list(in_memory({0.25f}, {1, 16'000}), in_memory({0.5f, 0.25f}, {2, 16'000}))));
    render.render(into);
    EXPECT_THAT(into, ElementsAre(0.25f, 0.25f, 1, 0.75f, 1, 1, 1, 1, 0, 0));
    EXPECT_EQ(manage.dropped(), 0u);
}
TEST(Manager, RefusesAndGivesTheSoundBack) {
    auto [manage, render] = mix({.output = mono, .most_sounds = 3, .most_commands = 2});
    EXPECT_EQ(manage.play(owned_sound{}).error().why, errc::moved_from);
    EXPECT_EQ(manage.play(scripted{{0, 48'000}, {}}).error().why, errc::out_of_range);
    EXPECT_TRUE(manage.play(constant()));
    EXPECT_TRUE(manage.play(constant()));
    auto refused = manage.play(constant());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::full);
    EXPECT_EQ(manage.sounds(), 2u);
    std::vector<sample> into(1);
    render.render(into);
    EXPECT_TRUE(manage.play(std::move(refused.error().value)));
    render.render(into);
    EXPECT_THAT(into, ElementsAre(0.75f));
    EXPECT_EQ(manage.play(constant()).error().why, errc::too_many);
    manage.clear();
    render.render(into);
    EXPECT_THAT(into, ElementsAre(0));
    EXPECT_TRUE(manage.play(constant()));
    { const renderer gone = std::move(render); }
    EXPECT_EQ(manage.play(constant()).error().why, errc::closed);
}
TEST(Manager, ClearTakesWhatWasPlayedBeforeAndNothingElse) {
    auto [manage, render] = mix({.output = mono});
    std::vector<sample> into(1);
    EXPECT_TRUE(manage.play(constant()));
    render.render(into);
    EXPECT_TRUE(manage.play(constant()));
    const manager other = manage;
    other.clear();
    EXPECT_TRUE(manage.play(constant()));
    render.render(into);
    EXPECT_THAT(into, ElementsAre(0.25f));
    EXPECT_EQ(render.sounds(), 1u);
    for (int i = 0; i < 1'000; ++i) manage.clear();  // needs no room
    render.render(into);
    EXPECT_EQ(render.sounds(), 0u);
}
TEST(Manager, CountsWhatFails) {
    auto [manage, render] = mix({.output = mono});
    EXPECT_TRUE(manage.play(scripted{mono, {give(ramp(2)), a_failure}}));
    EXPECT_TRUE(manage.play(sine{std::nan(""), mono}));
    EXPECT_TRUE(manage.play(constant()));
    std::vector<sample> into(3);
    render.render(into);
    EXPECT_THAT(into, ElementsAre(0.25f, 0.25f + ramp(2)[1], 0.25f));
    EXPECT_EQ(render.dropped(), 2u);
    EXPECT_EQ(render.sounds(), 1u);
}
TEST(Mix, RefusesWhatCannotBe) {
    EXPECT_THROW((void)mix({.output = {0, 48'000}}), std::invalid_argument);
    EXPECT_THROW((void)mix({.most_sounds = 0}), std::invalid_argument);
    EXPECT_THROW((void)mix({.most_commands = 0}), std::invalid_argument);
}

TEST(Manager, PlaysAndClearsFromManyThreadsWhileTheRendererRuns) {
    auto made = mix({.output = stereo, .most_sounds = 16, .most_commands = 4});
    std::atomic<bool> over{false};
    std::thread rendering{[&render = made.second, &over] {
        std::vector<sample> into(2 * 64);
        while (!over) {
            render.render(into);
            for (const sample each : into) ASSERT_LE(std::fabs(each), 1);
        }
        render.render(into);
        EXPECT_EQ(render.sounds(), 0u);
    }};
    std::vector<std::thread> all;
    for (int t = 0; t < 3; ++t)
        all.emplace_back([manage = made.first, t] {
            for (int i = 0; i < 300; ++i) {
                auto [one, control] = controllable(adjustable_volume{sine{440, {1, 44'100}}}, 4);
                const auto played = manage.play(std::move(one));
                if (!played) {
                    EXPECT_THAT(played.error().why, testing::AnyOf(errc::full, errc::too_many));
                }
                static_cast<void>(control.try_send([](auto& part) { part.set_volume(0.5f); }));
                if (i % 10 == t) manage.clear();
            }
            manage.clear();
        });
    for (std::thread& thread : all) thread.join();
    over = true;
    rendering.join();
    EXPECT_EQ(made.first.dropped(), 0u);
    retirement::settle();
}

TEST(Renderer, TakesAllThatPlaysWithIt) {
    auto [manager, renderer] = mix({.output = {1, 48'000}});
    auto [begun, first] = with_completion(silence{format{1, 48'000}});
    auto [waiting, second] = with_completion(silence{format{1, 48'000}});
    ASSERT_TRUE(manager.play(std::move(begun)));
    std::vector<sample> batch(64);
    renderer.render(batch);
    ASSERT_TRUE(manager.play(std::move(waiting)));
    EXPECT_EQ(manager.sounds(), 2u);
    { const auto gone = std::move(renderer); }
    EXPECT_EQ(first.wait(), ended::dropped);
    EXPECT_EQ(second.wait(), ended::dropped);
    EXPECT_EQ(manager.sounds(), 0u);
    EXPECT_EQ(manager.play(silence{format{1, 48'000}}).error().why, pawl::errc::closed);
}

TEST(Manager, ThatWasMovedElsewhereRefuses) {
    auto [manager, renderer] = mix();
    const auto there = std::move(manager);
    const auto refused = manager.play(silence{format{2, 48'000}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, pawl::errc::moved_from);
    EXPECT_TRUE(refused.error().value);
    manager.clear();
    EXPECT_EQ(manager.sounds(), 0u);
    EXPECT_EQ(manager.rendering(), nullptr);
}

}  // namespace
