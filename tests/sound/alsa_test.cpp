#include "device_sounds.hpp"

#include <pawl/sound/alsa.hpp>
#include <pawl/sound/output.hpp>

#include <alsa/asoundlib.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>

namespace {

using namespace pawl::sound;
using namespace sound_tests;
using testing::HasSubstr;
using testing::StartsWith;

// What the device answers next instead of what it would (0: what it would), and how often.
std::atomic<int> open_answers{0}, write_answers{0}, write_times{0}, only_rate{0};

}  // namespace

// The linker puts these in front of ALSA's own (devices.cmake).
extern "C" {
int __real_snd_pcm_open(snd_pcm_t**, const char*, snd_pcm_stream_t, int);
int __wrap_snd_pcm_open(snd_pcm_t** pcm, const char* name, snd_pcm_stream_t stream, int mode) {
    const int answer = open_answers;
    return answer != 0 ? answer : __real_snd_pcm_open(pcm, name, stream, mode);
}
snd_pcm_sframes_t __real_snd_pcm_writei(snd_pcm_t*, const void*, snd_pcm_uframes_t);
snd_pcm_sframes_t __wrap_snd_pcm_writei(snd_pcm_t* pcm, const void* samples, snd_pcm_uframes_t frames) {
    if (write_times > 0) {
        --write_times;
        return write_answers;
    }
    // In two parts, as where the ring has little room.
    return __real_snd_pcm_writei(pcm, samples, frames > 3 ? frames / 2 : frames);
}
int __real_snd_pcm_hw_params_set_rate_near(snd_pcm_t*, snd_pcm_hw_params_t*, unsigned*, int*);
int __wrap_snd_pcm_hw_params_set_rate_near(snd_pcm_t* pcm, snd_pcm_hw_params_t* all, unsigned* rate, int* side) {
    if (only_rate != 0) *rate = static_cast<unsigned>(only_rate.load());
    return __real_snd_pcm_hw_params_set_rate_near(pcm, all, rate, side);
}
}

namespace {

class Alsa : public testing::Test {
protected:
    Alsa() {
        // null takes everything at once; what is heard through "tape" stands in a file.
        std::ofstream{here / "asoundrc"} << "pcm.nowhere { type null }\n"
                                            "pcm.tape { type file slave.pcm nowhere file \""
                                         << (here / "heard")
                                         << "\" format raw }\n"
                                            "pcm.sixteen { type linear slave { pcm tape format S16_LE } }\n"
                                            "pcm.two { type multi slaves.a { pcm tape channels 2 }\n"
                                            "  bindings.0 { slave a channel 0 } bindings.1 { slave a channel 1 } }\n";
        ::setenv("ALSA_CONFIG_PATH", (here / "asoundrc").c_str(), 1);
        snd_config_update_free_global();
        open_answers = write_answers = write_times = only_rate = 0;
    }
    ~Alsa() override { snd_config_update_free_global(); }

    static std::expected<output, failure> open(const char* name, format wanted) {
        return output::open(std::make_unique<alsa>(name, alsa_settings{.period = 64}),
                            {.wanted = wanted, .thread = {.name = "audio"}, .begin = false});
    }
    static void play_to_the_end(output& out, ramp_sound sound) {
        ASSERT_TRUE(out.play(std::move(sound)));
        out.begin();
        until([&] { return out.sounds() == 0; });
        const std::uint64_t now = out.periods();
        until([&] { return out.periods() > now + 100 || out.ended(); });
        out.stop();
    }
    template <class Stored>
    [[nodiscard]] std::vector<Stored> heard(std::size_t count) const {
        std::vector<Stored> all(count);
        std::ifstream file{here / "heard", std::ios::binary};
        file.read(reinterpret_cast<char*>(all.data()), static_cast<std::streamsize>(count * sizeof(Stored)));
        EXPECT_TRUE(file);
        return all;
    }

    folder here;
};

TEST_F(Alsa, HearsEachSample) {
    auto out = open("tape", {2, 48'000});
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_EQ(out->shape(), (format{2, 48'000}));
    EXPECT_GE(out->delay(), out->period());
    play_to_the_end(*out, {{2, 48'000}, 2'000});
    EXPECT_FALSE(out->problem());
    EXPECT_EQ(heard<float>(4'000), ramp_of(4'000));
}

TEST_F(Alsa, WithoutFloatsHearsEachSampleOfSixteenBits) {
    auto out = open("sixteen", {1, 48'000});
    ASSERT_TRUE(out) << out.error().message;
    play_to_the_end(*out, {{1, 48'000}, 2'000});
    std::vector<std::int16_t> expected;
    for (const sample each : ramp_of(2'000)) expected.push_back(static_cast<std::int16_t>(each * 32'768));
    EXPECT_EQ(heard<std::int16_t>(2'000), expected);
}

TEST_F(Alsa, WithOtherChannelsIsTakenAsItIs) {
    auto out = open("two", {1, 48'000});
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_EQ(out->shape(), (format{2, 48'000}));
    play_to_the_end(*out, {{1, 48'000}, 1'000});
    const auto got = heard<float>(2'000);
    for (std::size_t i = 0; i < got.size(); ++i) ASSERT_EQ(got[i], ramp(i / 2)) << i;
}

TEST_F(Alsa, WithAnotherRateIsTakenAsItIs) {
    only_rate = 44'100;
    auto out = open("nowhere", {2, 48'000});
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_EQ(out->shape(), (format{2, 44'100}));
    play_to_the_end(*out, {{2, 48'000}, 1'000});
    EXPECT_FALSE(out->problem());
}

TEST_F(Alsa, WithAnImpossibleRateIsRefused) {
    only_rate = 900'000;
    const auto out = open("nowhere", {2, 48'000});
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().what, trouble::unsupported_rate);
    EXPECT_THAT(out.error().message, StartsWith("ALSA device 'nowhere': has no rate near 48000 Hz"));
}

TEST_F(Alsa, ThatIsNotThereSaysWhatToTry) {
    const auto out = open("none_such", {2, 48'000});
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().what, trouble::no_device);
    EXPECT_THAT(out.error().message, StartsWith("ALSA device 'none_such': there is none of that name"));
    EXPECT_THAT(out.error().message, HasSubstr("aplay -L"));
}

TEST_F(Alsa, ThatIsBusySaysWhatToTry) {
    open_answers = -EBUSY;
    const auto out = open("nowhere", {2, 48'000});
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().what, trouble::device_busy);
    EXPECT_THAT(out.error().message, HasSubstr("'nowhere': somebody else is using it"));
    EXPECT_THAT(out.error().message, HasSubstr("fuser"));
    open_answers = -EACCES;
    EXPECT_THAT(open("nowhere", {2, 48'000}).error().message, HasSubstr("the group 'audio'"));
}

TEST_F(Alsa, CountsUnderrunsAndGoesOnAfterThem) {
    write_answers = -EPIPE;
    write_times = 3;
    auto out = open("tape", {1, 48'000});
    ASSERT_TRUE(out);
    play_to_the_end(*out, {{1, 48'000}, 1'000});
    EXPECT_EQ(out->underruns(), 3U);
    EXPECT_FALSE(out->problem());
    EXPECT_EQ(heard<float>(1'000), ramp_of(1'000));
}

TEST_F(Alsa, GoesOnWhereTheMachineSleptOrTheRingIsFull) {
    for (const int answer : {-ESTRPIPE, -EAGAIN, -EINTR, 0}) {
        write_answers = answer;
        write_times = 2;
        auto out = open("tape", {1, 48'000});
        ASSERT_TRUE(out);
        play_to_the_end(*out, {{1, 48'000}, 500});
        EXPECT_EQ(out->underruns(), 0U);
        EXPECT_EQ(heard<float>(500), ramp_of(500));
    }
}

TEST_F(Alsa, WithoutAPaceIsGivenOne) {
    const auto begun = std::chrono::steady_clock::now();
    auto out = open("nowhere", {1, 48'000});
    ASSERT_TRUE(out);
    out->begin();
    until([&] { return out->periods() > 1'000; });
    const std::uint64_t frames = out->periods() * 64;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    EXPECT_LE(static_cast<double>(frames), (took.count() + 1) * 48'000 + out->delay() + 128);
}

TEST_F(Alsa, ThatIsPulledOutSaysSo) {
    auto out = open("nowhere", {1, 48'000});
    ASSERT_TRUE(out);
    write_answers = -ENODEV;
    write_times = 1;
    out->begin();
    const auto ended = out->wait();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().what, trouble::device_failed);
    EXPECT_THAT(ended.error().message, HasSubstr("ALSA device 'nowhere'"));
}

}  // namespace
