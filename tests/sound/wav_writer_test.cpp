#include "device_sounds.hpp"

#include <pawl/sound/file.hpp>
#include <pawl/sound/wav_writer.hpp>

#include <gmock/gmock.h>

#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <limits>

namespace {

using namespace pawl::sound;
using namespace sound_tests;
using testing::HasSubstr;

constexpr format stereo{2, 44'100};

std::vector<sample> read_back(const std::string& path) {
    const auto file = load(path);
    if (!file) return {};
    EXPECT_EQ(file->facts.note, "");
    const std::span<const sample> all = file->sound.data().samples();
    return {all.begin(), all.end()};
}

TEST(WavWriter, GivesBackEachFloat) {
    const folder here;
    std::vector<sample> samples = ramp_of(200'000);
    samples[3] = 1.75F;  // floats may be louder than what a mix gives
    samples[5] = 1e-30F;
    ASSERT_TRUE(write_wav(here / "floats.wav", stereo, samples));
    EXPECT_TRUE(read_back(here / "floats.wav") == samples);
    EXPECT_EQ(load(here / "floats.wav")->facts.shape, stereo);
}

TEST(WavWriter, GivesBackWhatFitsSixteenBitsAndCutsOffTheRest) {
    const folder here;
    std::vector<sample> samples = ramp_of(70'000);
    ASSERT_TRUE(write_wav(here / "a.wav", {1, 8'000}, samples, wav_samples::sixteen_bits));
    EXPECT_TRUE(read_back(here / "a.wav") == samples);
    const std::vector<sample> loud{1.5F, -1.5F, std::numeric_limits<sample>::quiet_NaN(), 0.5F};
    ASSERT_TRUE(write_wav(here / "b.wav", {1, 8'000}, loud, wav_samples::sixteen_bits));
    EXPECT_EQ(read_back(here / "b.wav"), (std::vector<sample>{32'767 / 32'768.0F, -1, 0, 0.5F}));
}

TEST(WavWriter, WritesAsItGoesAlong) {
    const folder here;
    const std::vector<sample> samples = ramp_of(90'000);
    {
        auto writer = wav_writer::create(here / "parts.wav", {3, 48'000});
        ASSERT_TRUE(writer);
        for (std::size_t at = 0; at < samples.size(); at += 900)
            ASSERT_TRUE(writer->write(std::span{samples}.subspan(at, 900)));
        EXPECT_EQ(writer->frames(), 30'000U);
        ASSERT_TRUE(writer->finish());
        EXPECT_TRUE(writer->finish());
        EXPECT_FALSE(writer->write(samples));
    }
    EXPECT_TRUE(read_back(here / "parts.wav") == samples);
}

TEST(WavWriter, FinishesWhereItIsForgotten) {
    const folder here;
    {
        auto writer = wav_writer::create(here / "forgotten.wav", stereo);
        ASSERT_TRUE(writer);
        const auto moved = std::move(*writer);
        wav_writer last = wav_writer::create(here / "other.wav", stereo).value();
        ASSERT_TRUE(last.write(ramp_of(20)));
    }
    EXPECT_EQ(read_back(here / "other.wav"), ramp_of(20));
    EXPECT_EQ(load(here / "forgotten.wav").error().what, trouble::empty);
}

TEST(WavWriter, SaysThatNoRoomIsLeft) {
    const auto writer = wav_writer::create("/dev/full", stereo);
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().what, trouble::not_written);
    EXPECT_EQ(writer.error().message, "/dev/full: cannot be written: No space left on device");
}

// A disk that becomes full on the way: a file may not grow beyond 100,000 bytes.
TEST(WavWriter, LeavesAFileThatPlaysWhereRoomRunsOut) {
    const folder here;
    struct limit {
        limit() {
            ::getrlimit(RLIMIT_FSIZE, &before);
            rlimit lower = before;
            lower.rlim_cur = 100'000;
            ::setrlimit(RLIMIT_FSIZE, &lower);
            ignored = std::signal(SIGXFSZ, SIG_IGN);
        }
        ~limit() {
            ::setrlimit(RLIMIT_FSIZE, &before);
            std::signal(SIGXFSZ, ignored);
        }
        rlimit before{};
        void (*ignored)(int) = nullptr;
    };
    const std::vector<sample> samples = ramp_of(60'000);
    std::expected<void, failure> written, finished;
    {
        const limit low;
        auto writer = wav_writer::create(here / "full.wav", stereo);
        ASSERT_TRUE(writer);
        written = writer->write(samples);
        EXPECT_FALSE(writer->write(samples));
        finished = writer->finish();
    }
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().what, trouble::not_written);
    EXPECT_THAT(written.error().message, HasSubstr("full.wav: cannot be written: File too large"));
    ASSERT_FALSE(finished);
    const auto file = load(here / "full.wav");
    ASSERT_TRUE(file) << file.error().message;
    const auto there = file->sound.data().samples();
    EXPECT_GT(there.size(), 0U);
    EXPECT_TRUE(std::ranges::equal(there, std::span{samples}.first(there.size())));
}

TEST(WavWriter, RefusesWhatIsNoPlaceForAFile) {
    const folder here;
    const auto folder_itself = wav_writer::create(here / "", stereo);
    ASSERT_FALSE(folder_itself);
    EXPECT_THAT(folder_itself.error().message, HasSubstr("Is a directory"));
    EXPECT_THAT(wav_writer::create(here / "none/a.wav", stereo).error().message,
                HasSubstr("No such file or directory"));
    const std::string pipe = here / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_FALSE(wav_writer::create(pipe, stereo));  // and does not wait for a reader
    EXPECT_THAT(wav_writer::create(here / "a.wav", {0, 48'000}).error().message, HasSubstr("0 channels"));
    EXPECT_FALSE(wav_writer::create(here / "a.wav", {2, 1}));
}

}  // namespace
