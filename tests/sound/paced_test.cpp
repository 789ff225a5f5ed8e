#include "device_sounds.hpp"

#include <pawl/sound/device_clock.hpp>
#include <pawl/sound/file.hpp>
#include <pawl/sound/output.hpp>
#include <pawl/sound/paced.hpp>
#include <pawl/sound/retirement.hpp>

#include <gmock/gmock.h>
#include <sched.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <utility>

namespace {

using namespace pawl::sound;
using namespace sound_tests;

constexpr format mono{1, 48'000};
constexpr std::uint32_t period = 64;

// The device and its output, which goes before what its sounds wait for.
struct bench {
    explicit bench(paced_settings settings) {
        settings.period = period;
        settings.record_frames = period * 16;
        auto made = std::make_unique<paced>(settings);
        device = made.get();
        auto opened = output::open(std::move(made), {.wanted = mono, .thread = {.name = "audio"}, .begin = false});
        if (opened) out.emplace(std::move(*opened));
    }
    void given(std::uint32_t periods) const {
        until([&] { return device->given() == periods; });
    }
    // Each number: that period of the ramp.
    void expect_heard(const std::vector<std::uint32_t>& periods) const {
        std::vector<sample> expected;
        for (const std::uint32_t each : periods) {
            const auto samples = ramp_of(period, std::uint64_t{each} * period);
            expected.insert(expected.end(), samples.begin(), samples.end());
        }
        EXPECT_TRUE(std::ranges::equal(device->heard(), expected));
        EXPECT_EQ(device->heard().size(), expected.size());
    }

    paced* device = nullptr;
    std::optional<output> out;
};

TEST(Paced, PlaysWhatItIsGivenAndCountsNothing) {
    hand_clock clock;
    bench on{{.clock = &clock}};
    ASSERT_TRUE(on.out->play(ramp_sound{mono}));
    on.out->begin();
    for (std::uint32_t i = 0; i < 5; ++i) {
        on.given(i + 2);
        ASSERT_TRUE(clock.tick_once());
        EXPECT_EQ(on.device->taken(), i + 1);
    }
    on.out->stop();
    on.expect_heard({0, 1, 2, 3, 4});
    EXPECT_EQ(on.out->underruns(), 0U);
    EXPECT_FALSE(clock.tick_once());
}

TEST(Paced, RepeatsItsLastPeriodWhereTheProgramDoesNotFillItsRing) {
    hand_clock clock;
    pawl::event go_on;
    bench on{{.clock = &clock}};
    ASSERT_TRUE(on.out->play(ramp_sound{mono, ramp_sound::never, period * 3 + 10, &go_on}));
    on.out->begin();
    on.given(2);
    clock.tick_once();
    on.given(3);
    clock.tick_once();  // the fourth period is begun, and stands
    clock.tick_once();
    EXPECT_EQ(on.out->underruns(), 0U);
    clock.tick_once();
    clock.tick_once();
    EXPECT_EQ(on.out->underruns(), 2U);
    go_on.set();
    on.given(5);
    clock.tick_once();
    on.given(6);
    clock.tick_once();
    on.out->stop();
    on.expect_heard({0, 1, 2, 2, 2, 3, 4});
    EXPECT_EQ(on.out->underruns(), 2U);
}

TEST(Paced, WritesWhatWasHeard) {
    const folder here;
    hand_clock clock;
    bench on{{.periods = 1, .clock = &clock}};
    ASSERT_TRUE(on.out->play(ramp_sound{mono}));
    on.out->begin();
    on.given(1);
    clock.tick_once();
    ASSERT_TRUE(on.device->write_heard(here / "heard.wav"));
    EXPECT_TRUE(std::ranges::equal(load(here / "heard.wav")->sound.data().samples(), ramp_of(period)));
}

TEST(Paced, CountsNothingBeforeTheFirstPeriod) {
    hand_clock clock;
    pawl::event go_on;
    bench on{{.clock = &clock}};
    ASSERT_TRUE(on.out->play(ramp_sound{mono, ramp_sound::never, 0, &go_on}));
    on.out->begin();
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(clock.tick_once());
    EXPECT_EQ(on.out->underruns(), 0U);
    EXPECT_TRUE(on.device->heard().empty());
    go_on.set();
    on.given(2);
    clock.tick_once();
    on.out->stop();
    on.expect_heard({0});
}

// One period after the other, each as a test says.
class scripted_clock final : public device_clock {
public:
    void begin(std::chrono::nanoseconds) override {}
    [[nodiscard]] tick wait(pawl::stop_token stop) override {
        done_.fetch_add(1);
        until([&] { return next_.load() != nothing || stop.stop_requested(); });
        return stop.stop_requested() ? tick::over : static_cast<tick>(next_.exchange(nothing));
    }
    void pass(tick how) {
        const int before = done_;
        next_ = static_cast<int>(how);
        until([&] { return done_ == before + 1; });
    }
    void until_it_waits() const {
        until([&] { return done_ > 0; });
    }

private:
    static constexpr int nothing = -1;
    std::atomic<int> next_{nothing}, done_{0};
};

TEST(Paced, DoesNotCountWhereItsOwnThreadWasLate) {
    scripted_clock clock;
    pawl::event go_on;
    bench on{{.clock = &clock}};
    ASSERT_TRUE(on.out->play(ramp_sound{mono, ramp_sound::never, period * 2, &go_on}));
    on.out->begin();
    on.given(2);
    clock.until_it_waits();
    clock.pass(device_clock::tick::late);  // there is one: it is played all the same
    clock.pass(device_clock::tick::on_time);
    clock.pass(device_clock::tick::late);
    EXPECT_EQ(on.out->underruns(), 0U);
    EXPECT_EQ(on.device->slips(), 2U);
    clock.pass(device_clock::tick::on_time);
    EXPECT_EQ(on.out->underruns(), 1U);
    go_on.set();
    on.out->stop();
    on.expect_heard({0, 1, 1});
}

TEST(Paced, KeepsNoMoreThanItHasRoomFor) {
    hand_clock clock;
    bench on{{.clock = &clock}};
    ASSERT_TRUE(on.out->play(ramp_sound{mono}));
    on.out->begin();
    for (std::uint32_t i = 0; i < 20; ++i) {
        on.given(i + 2);
        clock.tick_once();
    }
    EXPECT_EQ(on.device->heard().size(), period * 16);
}

TEST(Paced, GoesByTimeWhereNobodyMovesItsClock) {
    bench on{{}};
    ASSERT_TRUE(on.out->play(ramp_sound{mono}));
    on.out->begin();
    until([&] { return on.device->taken() >= 20; });
    on.out->stop();
    EXPECT_GE(on.out->periods(), 20U);
}

// Tells of the thread that goes by it.
class asking_clock final : public device_clock {
public:
    void begin(std::chrono::nanoseconds) override {
        cpu_set_t cores;
        CPU_ZERO(&cores);
        ::sched_getaffinity(0, sizeof cores, &cores);
        core_count = CPU_COUNT(&cores);
        own = pawl::port::own_scheduling();
        begun.set();
    }
    [[nodiscard]] tick wait(pawl::stop_token stop) override {
        // Of a priority, perhaps: whoever only looks keeps others from the core.
        constexpr pawl::port::word nothing{0};
        while (!stop.stop_requested())
            pawl::port::wait(nothing, 0, pawl::port::clock::now() + std::chrono::milliseconds{1});
        return tick::over;
    }
    int core_count = 0;
    pawl::port::scheduling own{};
    pawl::event begun;
};

TEST(Paced, HasItsHardwareBeforeTheAudioThreadOnTheSameCore) {
    asking_clock clock;
    cpu_set_t mine;
    CPU_ZERO(&mine);
    ::sched_getaffinity(0, sizeof mine, &mine);
    int core = 0;
    while (!CPU_ISSET(static_cast<std::size_t>(core), &mine)) ++core;
    auto out = output::open(std::make_unique<paced>(paced_settings{.clock = &clock}),
                            {.thread = {.name = "audio", .priority = 10, .how = pawl::policy::fifo, .core = core}});
    ASSERT_TRUE(out);
    clock.begun.wait();
    EXPECT_EQ(clock.core_count, 1);
    if (!out->priority_refused().empty()) GTEST_SKIP() << out->priority_refused();
    EXPECT_EQ(clock.own.priority, 11);
}

TEST(Paced, HasTheFormatThatItIsToldAndTheMixFollows) {
    hand_clock clock;
    auto made = std::make_unique<paced>(
        paced_settings{.period = 8, .only = format{2, 24'000}, .record_frames = 64, .clock = &clock});
    paced& device = *made;
    auto out = output::open(std::move(made), {.wanted = {1, 48'000}, .thread = {.name = "audio"}, .begin = false});
    ASSERT_TRUE(out);
    EXPECT_EQ(out->shape(), (format{2, 24'000}));
    EXPECT_EQ(out->manager().output(), (format{2, 24'000}));
    ASSERT_TRUE(out->play(ramp_sound{{1, 24'000}}));
    out->begin();
    until([&] { return device.given() == 2; });
    clock.tick_once();
    ASSERT_EQ(device.heard().size(), 16U);
    for (std::size_t i = 0; i < 16; ++i) EXPECT_EQ(device.heard()[i], ramp(i / 2));
}

TEST(Paced, OfNoPeriodIsRefused) {
    for (const paced_settings& each :
         {paced_settings{.period = 0}, paced_settings{.periods = 0}, paced_settings{.only = format{0, 48'000}}}) {
        const auto out = output::open(std::make_unique<paced>(each));
        ASSERT_FALSE(out);
        EXPECT_EQ(out.error().what, trouble::device_failed);
    }
}

TEST(Paced, ThatIsToKeepMoreThanThereIsSaysSo) {
    for (const std::uint64_t frames : {std::uint64_t{1} << 63, ~std::uint64_t{0}}) {
        paced device{{.record_frames = frames}};
        const auto opened = device.open({2, 48'000});
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().what, trouble::no_memory);
    }
}

}  // namespace
