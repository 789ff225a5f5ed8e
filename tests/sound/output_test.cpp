#include "device_sounds.hpp"

#include <pawl/sound/completion.hpp>
#include <pawl/sound/controllable.hpp>
#include <pawl/sound/file.hpp>
#include <pawl/sound/output.hpp>
#include <pawl/sound/paced.hpp>
#include <pawl/sound/retirement.hpp>
#include <pawl/sound/silence.hpp>
#include <pawl/sound/wav_file.hpp>

#include <gmock/gmock.h>
#include <linux/capability.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace {

using namespace pawl::sound;
using namespace sound_tests;
using testing::HasSubstr;

constexpr format mono{1, 48'000};

std::vector<sample> in_file(const std::string& path) {
    const auto file = load(path);
    EXPECT_TRUE(file) << file.error().message;
    if (!file) return {};
    const auto all = file->sound.data().samples();
    return {all.begin(), all.end()};
}
// Rounded up to whole periods, with silence.
std::vector<sample> in_periods(std::vector<sample> samples, std::size_t period) {
    samples.resize((samples.size() + period - 1) / period * period);
    return samples;
}

TEST(WavFile, HoldsWhatWasPlayedToItsEnd) {
    const folder here;
    auto out = output::open(std::make_unique<wav_file>(here / "out.wav"), {.wanted = mono});
    ASSERT_TRUE(out);
    ASSERT_TRUE(out->play(ramp_sound{mono, 1'000}));
    ASSERT_TRUE(out->wait());
    EXPECT_TRUE(out->ended());
    EXPECT_FALSE(out->problem());
    EXPECT_TRUE(in_file(here / "out.wav") == in_periods(ramp_of(1'000), 256));
}

TEST(WavFile, BeginsAllThatWasPlayedBeforeTogether) {
    const folder here;
    auto out = output::open(std::make_unique<wav_file>(here / "out.wav"), {.wanted = mono, .begin = false});
    ASSERT_TRUE(out);
    const std::vector<sample> quiet(512, 0.125F);
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(out->play(memory_sound{sound_data{mono, quiet}}));
    EXPECT_FALSE(out->ended());
    out->begin();
    ASSERT_TRUE(out->wait());
    EXPECT_EQ(in_file(here / "out.wav"), std::vector<sample>(512, 0.375F));
}

TEST(WavFile, OfSoManyFramesHasThem) {
    const folder here;
    auto out =
        output::open(std::make_unique<wav_file>(here / "out.wav", wav_file_settings{.frames = 300}), {.wanted = mono});
    ASSERT_TRUE(out);
    ASSERT_TRUE(out->play(ramp_sound{mono}));
    ASSERT_TRUE(out->wait());
    EXPECT_EQ(in_file(here / "out.wav"), ramp_of(300));
}

TEST(WavFile, WithoutRoomSaysSoAndTheProgramGoesOn) {
    const auto none = output::open(std::make_unique<wav_file>("/dev/full"), {.wanted = mono});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().what, trouble::not_written);
    EXPECT_THAT(none.error().message, HasSubstr("/dev/full: cannot be written: No space left"));
}

TEST(WavFile, OnADiskThatBecomesFullSaysSoAndItsSoundsStillEnd) {
    const folder here;
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    rlimit lower = before;
    lower.rlim_cur = 200'000;
    void (*const handler)(int) = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &lower);
    auto out = output::open(std::make_unique<wav_file>(here / "out.wav"), {.wanted = mono});
    ASSERT_TRUE(out);
    ASSERT_TRUE(out->play(ramp_sound{mono}));
    const auto ended = out->wait();
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().what, trouble::not_written);
    EXPECT_THAT(ended.error().message, HasSubstr("out.wav: cannot be written: File too large"));
    EXPECT_EQ(out->problem()->message, ended.error().message);
    out->manager().clear();
    until([&] { return out->sounds() == 0; });
    const std::vector<sample> there = in_file(here / "out.wav");
    EXPECT_GT(there.size(), 0U);
    EXPECT_TRUE(there == ramp_of(there.size()));
}

TEST(WavFile, ThatIsStoppedIsWhole) {
    const folder here;
    auto made = std::make_unique<wav_file>(here / "out.wav");
    const wav_file& file = *made;
    auto out = output::open(std::move(made), {.wanted = mono});
    ASSERT_TRUE(out->play(ramp_sound{mono}));
    until([&] { return file.frames() > 1'000; });
    out->stop();
    EXPECT_TRUE(in_file(here / "out.wav") == ramp_of(file.frames()));
}

TEST(Output, OfAnImpossibleFormatIsRefused) {
    const auto none = output::open(std::make_unique<paced>(), {.wanted = {0, 48'000}});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().what, trouble::unsupported_channels);
    EXPECT_EQ(output::open(std::make_unique<paced>(), {.wanted = {2, 5}}).error().what, trouble::unsupported_rate);
}

TEST(Output, MayBeOpenedAndClosedWithoutAnythingPlayed) {
    for (const bool begin : {false, true}) {
        auto out = output::open(std::make_unique<paced>(), {.begin = begin});
        ASSERT_TRUE(out);
        output moved = std::move(*out);
        EXPECT_FALSE(moved.ended());
        moved.stop();
        EXPECT_TRUE(moved.ended());
        EXPECT_FALSE(moved.problem());
        moved.begin();  // too late
    }
}

// Goes away after some periods.
class failing_device final : public backend {
public:
    [[nodiscard]] std::expected<format, failure> open(format wanted) override { return wanted; }
    [[nodiscard]] std::expected<void, failure> run(renderer& source, pawl::stop_token) override {
        std::vector<sample> samples(64);
        for (int i = 0; i < 3; ++i) source.render(samples);
        return std::unexpected(failure{trouble::device_failed, "the device was pulled out"});
    }
    [[nodiscard]] std::uint32_t period() const noexcept override { return 64; }
    [[nodiscard]] std::uint32_t delay() const noexcept override { return 64; }
};

TEST(Output, WhoseDeviceFailsSaysSoAndItsSoundsStillEnd) {
    auto out = output::open(std::make_unique<failing_device>(), {.wanted = mono});
    ASSERT_TRUE(out);
    ASSERT_TRUE(out->play(ramp_sound{mono, 2'000}));
    const auto ended = out->wait();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().message, "the device was pulled out");
    EXPECT_EQ(out->problem()->what, trouble::device_failed);
    until([&] { return out->sounds() == 0; });
    ASSERT_TRUE(out->play(ramp_sound{mono, 200}));
    until([&] { return out->sounds() == 0; });
}

TEST(Output, TellsWhatOfItsThreadWasRefused) {
    auto out = output::open(std::make_unique<paced>(),
                            {.thread = {.name = "audio", .priority = 1'000, .how = pawl::policy::fifo, .core = 9'999}});
    ASSERT_TRUE(out);
    EXPECT_THAT(out->priority_refused(), HasSubstr("priority 1000: priorities are 1 to 99\n"));
    EXPECT_THAT(out->priority_refused(), HasSubstr("core 9999: "));
    ASSERT_TRUE(out->play(ramp_sound{mono, 200}));
    until([&] { return out->sounds() == 0; });
}

// The thread that begins the other one may not: as for a user without limits of that kind.
class without_priorities {
public:
    without_priorities() {
        ::getrlimit(RLIMIT_RTPRIO, &limit_);
        rlimit none = limit_;
        none.rlim_cur = 0;
        ::setrlimit(RLIMIT_RTPRIO, &none);
        get();
        auto fewer = data_;
        fewer[0].effective &= ~(1U << CAP_SYS_NICE);
        set(fewer);
    }
    without_priorities(const without_priorities&) = delete;
    without_priorities& operator=(const without_priorities&) = delete;
    ~without_priorities() {
        set(data_);
        ::setrlimit(RLIMIT_RTPRIO, &limit_);
    }

private:
    __user_cap_header_struct header_{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, 2> data_{};
    rlimit limit_{};
    void get() { ::syscall(SYS_capget, &header_, data_.data()); }
    void set(std::array<__user_cap_data_struct, 2>& what) { ::syscall(SYS_capset, &header_, what.data()); }
};

TEST(Output, WithoutPermissionPlaysOnAnOrdinaryThreadAndSaysWhy) {
    const without_priorities here;
    auto out = output::open(std::make_unique<paced>());
    ASSERT_TRUE(out);
    EXPECT_THAT(out->priority_refused(), HasSubstr("priority 70: not permitted; raise its limit RLIMIT_RTPRIO"));
    ASSERT_TRUE(out->play(ramp_sound{mono, 200}));
    until([&] { return out->sounds() == 0; });
}

TEST(Output, IntoAFileAsksForNoPriority) {
    const folder here;
    const without_priorities nobody;
    auto out = output::open(std::make_unique<wav_file>(here / "out.wav"));
    ASSERT_TRUE(out);
    EXPECT_EQ(out->priority_refused(), "");
}

TEST(Output, IsWatchedAndTheWatchdogNamesItsThread) {
    struct told {
        std::mutex lock;
        std::string text;
        std::atomic<int> silent{0}, goes_on{0};
    } said;
    pawl::watchdog dog{std::chrono::seconds{100},
                       [&](const pawl::watchdog_report& report) {
                           const std::scoped_lock own{said.lock};
                           if (report.what == pawl::watchdog_report::kind::task_silent) {
                               if (said.silent == 0) said.text = report.text();
                               said.silent++;
                           } else
                               said.goes_on++;
                       },
                       pawl::watchdog::cores::no};
    hand_clock clock;
    pawl::event go_on{"the sound that misbehaves"};
    auto out = output::open(std::make_unique<paced>(paced_settings{.period = 64, .clock = &clock}),
                            {.wanted = mono,
                             .thread = {.name = "audio"},
                             .watchdog = &dog,
                             .silence = std::chrono::milliseconds{100},
                             .begin = false});
    ASSERT_TRUE(out);
    ASSERT_TRUE(out->play(ramp_sound{mono, ramp_sound::never, 70, &go_on}));
    out->begin();
    until([&] { return said.silent != 0; });
    go_on.set();
    // Let it go on: its next periods need the device.
    until([&] { return clock.tick_once() && said.goes_on != 0; });
    out->stop();
    const std::scoped_lock own{said.lock};
    EXPECT_THAT(said.text, HasSubstr("audio"));
    EXPECT_THAT(said.text, HasSubstr("the sound that misbehaves"));
}

// A device that never asks for anything, or says at once that it is gone.
class idle_device final : public backend {
public:
    explicit idle_device(std::optional<failure> why = {}) : why_{std::move(why)} {}
    [[nodiscard]] std::expected<format, failure> open(format wanted) override { return wanted; }
    [[nodiscard]] std::expected<void, failure> run(renderer&, pawl::stop_token until) override {
        if (why_) return std::unexpected(*why_);
        constexpr pawl::port::word nothing{0};
        while (!until.stop_requested())
            pawl::port::wait(nothing, 0, pawl::port::clock::now() + std::chrono::milliseconds{5});
        return {};
    }
    [[nodiscard]] std::uint32_t period() const noexcept override { return 64; }
    [[nodiscard]] std::uint32_t delay() const noexcept override { return 64; }

private:
    std::optional<failure> why_;
};

TEST(Output, ThatHasEndedDropsWhatPlaysAndRefusesMore) {
    // One device has begun what is played when it ends, the other has not looked at it.
    const auto ends = [](std::unique_ptr<backend> device, bool plays) {
        auto out = output::open(std::move(device));
        ASSERT_TRUE(out);
        auto [endless, end] = with_completion(silence{format{2, 48'000}});
        auto [told, control] = controllable(std::move(endless), 1);
        ASSERT_TRUE(out->play(std::move(told)));
        while (plays && out->periods() < 3) std::this_thread::yield();
        out->stop();
        EXPECT_EQ(end.wait(), ended::dropped);
        EXPECT_EQ(out->sounds(), 0u);
        retirement::settle();  // the channel of its commands closes with the sound
        EXPECT_FALSE(control.send([](auto&) noexcept {}));
        EXPECT_FALSE(control.send([](auto&) noexcept {}));
        const auto more = out->play(silence{format{2, 48'000}});
        ASSERT_FALSE(more);
        EXPECT_EQ(more.error().why, pawl::errc::closed);
        EXPECT_TRUE(more.error().value);
        out->begin();  // too late
        EXPECT_TRUE(out->ended());
    };
    ends(std::make_unique<paced>(), true);
    ends(std::make_unique<idle_device>(), false);
}

TEST(Output, OfADeviceThatFailsWithoutAWordHasAProblemAllTheSame) {
    auto out = output::open(std::make_unique<idle_device>(failure{trouble::device_failed, ""}));
    ASSERT_TRUE(out);
    ASSERT_FALSE(out->wait());
    ASSERT_TRUE(out->problem());
    EXPECT_THAT(out->problem()->message, testing::Not(testing::IsEmpty()));
}

TEST(Output, WithoutABackendSaysSo) {
    const auto out = output::open(nullptr);
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().what, trouble::no_device);
}

TEST(Output, ThatWasMovedElsewhereSaysSo) {
    auto out = output::open(std::make_unique<idle_device>());
    ASSERT_TRUE(out);
    const output here = std::move(*out);
    EXPECT_THROW(out->stop(), std::invalid_argument);
}

}  // namespace
