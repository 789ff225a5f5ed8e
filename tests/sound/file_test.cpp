#include "device_sounds.hpp"

#include <pawl/sound/file.hpp>
#include <pawl/sound/wav_writer.hpp>

#include <gmock/gmock.h>
#include <sndfile.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <numbers>

// libsndfile forgets it where it refuses an ogg that is cut off.
extern "C" const char* __lsan_default_suppressions() { return "leak:libvorbis\nleak:libogg\n"; }

namespace {

using namespace pawl::sound;
using namespace sound_tests;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

constexpr format stereo{2, 44'100};

// Whatever libsndfile can write.
void write_file(const std::string& path, int kind, format shape, const std::vector<sample>& samples) {
    SF_INFO info{};
    info.format = kind;
    info.channels = static_cast<int>(shape.channels);
    info.samplerate = static_cast<int>(shape.rate);
    SNDFILE* const file = sf_open(path.c_str(), SFM_WRITE, &info);
    ASSERT_NE(file, nullptr) << sf_strerror(nullptr);
    sf_command(file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    // In parts: the encoder of ogg has a stack.
    for (std::size_t at = 0; at < samples.size(); at += 8'000) {
        const auto count = static_cast<sf_count_t>(std::min<std::size_t>(8'000, samples.size() - at));
        ASSERT_EQ(sf_write_float(file, samples.data() + at, count), count);
    }
    sf_close(file);
}
void write_text(const std::string& path, const std::string& text) { std::ofstream{path} << text; }

std::vector<sample> all_of(sound& from) {
    std::vector<sample> all, some(1'000 * from.channel_count());
    for (;;) {
        const rendered got = from.render(some);
        all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(got.samples));
        if (got.then == what_next::paused)
            std::this_thread::yield();
        else if (got.then != what_next::samples)
            return all;
    }
}

std::vector<sample> tone(std::size_t frames, format shape) {
    std::vector<sample> samples(frames * shape.channels);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.5F * static_cast<sample>(std::sin(2 * std::numbers::pi * 440.0 *
                                                         static_cast<double>(i / shape.channels) / shape.rate));
    return samples;
}

struct kind_of_file {
    const char* name;
    int kind;
};

class Lossless : public testing::TestWithParam<kind_of_file> {};
INSTANTIATE_TEST_SUITE_P(File, Lossless,
                         testing::Values(kind_of_file{"wav_16", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
                                         kind_of_file{"wav_24", SF_FORMAT_WAV | SF_FORMAT_PCM_24},
                                         kind_of_file{"wav_float", SF_FORMAT_WAV | SF_FORMAT_FLOAT},
                                         kind_of_file{"flac_16", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
                                         kind_of_file{"flac_24", SF_FORMAT_FLAC | SF_FORMAT_PCM_24},
                                         kind_of_file{"aiff_16", SF_FORMAT_AIFF | SF_FORMAT_PCM_16},
                                         kind_of_file{"au_16", SF_FORMAT_AU | SF_FORMAT_PCM_16}),
                         [](const auto& each) { return each.param.name; });

TEST_P(Lossless, GivesEachSampleLoadedAndStreamed) {
    const folder here;
    const std::vector<sample> samples = ramp_of(60'000);
    write_file(here / "file", GetParam().kind, stereo, samples);
    auto loaded = load(here / "file");
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->facts.shape, stereo);
    EXPECT_EQ(loaded->facts.frames, 30'000U);
    EXPECT_EQ(loaded->facts.note, "");
    EXPECT_TRUE(all_of(loaded->sound) == samples);
    auto streamed = stream(here / "file");
    ASSERT_TRUE(streamed) << streamed.error().message;
    EXPECT_TRUE(all_of(streamed->sound) == samples);
    EXPECT_EQ(streamed->sound.channel_count(), 2U);
    EXPECT_EQ(streamed->sound.sample_rate(), 44'100U);
}

class Lossy : public testing::TestWithParam<kind_of_file> {};
INSTANTIATE_TEST_SUITE_P(File, Lossy,
                         testing::Values(kind_of_file{"ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
                                         kind_of_file{"mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III}),
                         [](const auto& each) { return each.param.name; });

TEST_P(Lossy, SoundsTheSameLoadedAndStreamed) {
    const folder here;
    const std::vector<sample> samples = tone(100'000, stereo);
    write_file(here / "file", GetParam().kind, stereo, samples);
    auto loaded = load(here / "file");
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->facts.note, "");
    const std::vector<sample> got = all_of(loaded->sound);
    EXPECT_NEAR(static_cast<double>(got.size()), 200'000, 3'000);
    double power = 0;
    for (const sample each : got) power += static_cast<double>(each) * each;
    EXPECT_NEAR(power / static_cast<double>(got.size()), 0.125, 0.01);
    auto streamed = stream(here / "file");
    ASSERT_TRUE(streamed) << streamed.error().message;
    EXPECT_TRUE(all_of(streamed->sound) == got);
}

TEST(File, IsWhatItsContentSaysWhateverItsName) {
    const folder here;
    write_file(here / "song.wav", SF_FORMAT_OGG | SF_FORMAT_VORBIS, stereo, tone(20'000, stereo));
    const auto file = load(here / "song.wav");
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_THAT(file->facts.kind, HasSubstr("OGG"));
}

TEST(File, OfTextIsRefusedWhateverItsName) {
    const folder here;
    for (const char* const name : {"song.mp3", "song.wav", "song.ogg", "song.flac"}) {
        write_text(here / name, "This is a list of songs, and not one of them is in it.\n");
        for (const auto& why :
             {load(here / name).error(), stream(here / name).error(), open_file(here / name).error()}) {
            EXPECT_EQ(why.what, trouble::unknown_format);
            EXPECT_THAT(why.message, StartsWith(here / name + ": not a sound file"));
        }
    }
}

struct refusal {
    trouble what;
    std::string end;
};
// By all three, which say the same.
void expect_refused(const std::string& path, const refusal& expected) {
    for (const auto& why : {load(path).error(), stream(path).error(), open_file(path).error()}) {
        EXPECT_EQ(why.what, expected.what) << why.message;
        EXPECT_THAT(why.message, StartsWith(path + ": "));
        EXPECT_THAT(why.message, HasSubstr(expected.end));
    }
}

TEST(File, ThatIsNoneIsRefused) {
    const folder here;
    expect_refused(here / "nothing.wav", {trouble::missing, "no such file"});
    expect_refused(here / "", {trouble::not_a_file, "a folder, not a file"});
    write_text(here / "empty.wav", "");
    expect_refused(here / "empty.wav", {trouble::empty, "an empty file"});
    expect_refused(here / "empty.wav/a", {trouble::missing, "no such file"});
    expect_refused(std::string(5'000, 'a'), {trouble::unreadable, "File name too long"});
}

TEST(File, ThatWouldNeverEndOrNeverBeginIsRefused) {
    const folder here;
    expect_refused("/dev/zero", {trouble::not_a_file, "a pipe or a device"});
    expect_refused("/dev/null", {trouble::not_a_file, "a pipe or a device"});
    const std::string pipe = here / "pipe.wav";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    expect_refused(pipe, {trouble::not_a_file, "a pipe or a device"});
}

TEST(File, ThatMayNotBeReadSaysSo) {
    const folder here;
    write_file(here / "secret.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, stereo, ramp_of(100));
    std::filesystem::permissions(here / "secret.wav", std::filesystem::perms::none);
    if (::access((here / "secret.wav").c_str(), R_OK) == 0) {
        // Root reads everything; as somebody else it is refused.
        std::filesystem::permissions(here / "", std::filesystem::perms::all);
        ::setfsuid(65'534);
    }
    const auto why = load(here / "secret.wav");
    ::setfsuid(::getuid());
    ASSERT_FALSE(why);
    EXPECT_EQ(why.error().what, trouble::unreadable);
    EXPECT_THAT(why.error().message, EndsWith("secret.wav: may not be read by this user"));
}

TEST(File, OfNoFramesIsRefused) {
    const folder here;
    write_file(here / "none.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, stereo, {});
    EXPECT_EQ(load(here / "none.wav").error().what, trouble::empty);
    EXPECT_EQ(stream(here / "none.wav").error().what, trouble::empty);
}

TEST(File, ThatEndsTooEarlyPlaysAndSaysSo) {
    const folder here;
    for (const auto& [name, kind] : {kind_of_file{"a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
                                     kind_of_file{"a.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16},
                                     kind_of_file{"a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16}}) {
        const std::vector<sample> samples = ramp_of(80'000);
        write_file(here / name, kind, stereo, samples);
        std::filesystem::resize_file(here / name, std::filesystem::file_size(here / name) / 2);
        auto file = load(here / name);
        ASSERT_TRUE(file) << file.error().message;
        EXPECT_THAT(file->facts.note, HasSubstr(std::string{name} + ": ends too early: "));
        const std::vector<sample> got = all_of(file->sound);
        EXPECT_GT(got.size(), 20'000U) << name;
        EXPECT_LT(got.size(), 45'000U) << name;
        EXPECT_TRUE(std::ranges::equal(got, std::span{samples}.first(got.size()))) << name;
        auto streamed = stream(here / name);
        ASSERT_TRUE(streamed) << streamed.error().message;
        EXPECT_TRUE(all_of(streamed->sound) == got);
    }
}

TEST(File, CutAnywhereNeverCrashes) {
    const folder here;
    for (const auto& [name, kind] : {kind_of_file{"a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
                                     kind_of_file{"a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
                                     kind_of_file{"a.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
                                     kind_of_file{"a.mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III}}) {
        write_file(here / "whole", kind, stereo, tone(3'000, stereo));
        const auto size = std::filesystem::file_size(here / "whole");
        for (std::uintmax_t left = 1; left < size; left += 1 + size / 60) {
            std::filesystem::copy_file(here / "whole", here / name, std::filesystem::copy_options::overwrite_existing);
            std::filesystem::resize_file(here / name, left);
            const auto file = load(here / name);
            if (!file) {
                EXPECT_THAT(file.error().message, HasSubstr(name));
                EXPECT_THAT(file.error().what,
                            testing::AnyOf(trouble::unknown_format, trouble::truncated, trouble::empty));
            }
        }
    }
}

// Bytes of a WAV header that somebody made up.
std::string header(std::uint32_t channels, std::uint32_t rate, std::uint32_t data) {
    const auto number = [](auto value) {
        std::string bytes(sizeof value, '\0');
        std::memcpy(bytes.data(), &value, sizeof value);
        return bytes;
    };
    return "RIFF" + number(data + 36) + "WAVEfmt " + number(std::uint32_t{16}) + number(std::uint16_t{1}) +
           number(static_cast<std::uint16_t>(channels)) + number(rate) + number(rate * channels * 2) +
           number(static_cast<std::uint16_t>(channels * 2)) + number(std::uint16_t{16}) + "data" + number(data);
}

TEST(File, WithAnImpossibleFormatIsRefused) {
    const folder here;
    const std::string samples(4'000, 'a');
    write_text(here / "many.wav", header(33, 48'000, 4'000) + samples);
    expect_refused(here / "many.wav", {trouble::unsupported_channels, "has 33 channels; from 1 to 32"});
    write_text(here / "slow.wav", header(2, 500, 4'000) + samples);
    expect_refused(here / "slow.wav", {trouble::unsupported_rate, "has 500 frames a second; from 1000 to 768000"});
    write_text(here / "fast.wav", header(2, 1'000'000, 4'000) + samples);
    expect_refused(here / "fast.wav", {trouble::unsupported_rate, "1000000 frames"});
    write_text(here / "none.wav", header(0, 48'000, 4'000) + samples);
    EXPECT_FALSE(load(here / "none.wav"));
    write_text(here / "still.wav", header(2, 0, 4'000) + samples);
    EXPECT_FALSE(load(here / "still.wav"));
}

TEST(File, ThatClaimsMoreThanThereIsCostsWhatThereIs) {
    const folder here;
    write_text(here / "claims.wav", header(2, 48'000, 0x7fff'fff0) + std::string(4'000, 'a'));
    const auto file = load(here / "claims.wav");
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->facts.frames, 1'000U);
    EXPECT_EQ(file->facts.note, here / "claims.wav" + ": ends too early: 4000 of 2147483632 bytes are there");

    // Whoever wrote it into a pipe did not know how much it would be.
    write_text(here / "piped.wav", header(2, 48'000, 0xffff'ffff) + std::string(4'000, 'a'));
    const auto piped = load(here / "piped.wav");
    ASSERT_TRUE(piped) << piped.error().message;
    EXPECT_EQ(piped->facts.frames, 1'000U);
    EXPECT_EQ(piped->facts.note, "");

    // A header of FLAC that claims 2^31 frames: 36 bits from the 21st byte on.
    write_file(here / "claims.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, stereo, ramp_of(2'000));
    std::fstream bytes{here / "claims.flac", std::ios::in | std::ios::out | std::ios::binary};
    bytes.seekp(22);
    bytes.write("\x80\x00\x00\x00", 4);
    bytes.close();
    const auto second = load(here / "claims.flac");
    ASSERT_TRUE(second) << second.error().message;
    EXPECT_EQ(second->facts.frames, 1'000U);
    EXPECT_THAT(second->facts.note, HasSubstr("ends too early"));
}

TEST(File, ThatIsTooLargeForMemoryIsStreamed) {
    const folder here;
    const std::vector<sample> samples = ramp_of(400'000);
    write_file(here / "long.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, stereo, samples);
    const auto refused = load(here / "long.wav", 1 << 20);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what, trouble::too_large);
    EXPECT_EQ(refused.error().message,
              here / "long.wav" + ": takes more than 1 MiB in memory; it can be streamed instead");
    EXPECT_TRUE(load(here / "long.wav", 1'600'000));
    auto opened = open_file(here / "long.wav", 1 << 20);
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_NE(dynamic_cast<streamed_sound*>(opened->sound.get()), nullptr);
    EXPECT_TRUE(all_of(*opened->sound) == samples);
    EXPECT_NE(dynamic_cast<memory_sound*>(open_file(here / "long.wav")->sound.get()), nullptr);
}

TEST(File, WithWhatIsNoNumberIsSilentThere) {
    const folder here;
    ASSERT_TRUE(write_wav(here / "a.wav", {1, 48'000},
                          std::vector<sample>{0.25F, std::numeric_limits<sample>::quiet_NaN(),
                                              std::numeric_limits<sample>::infinity(), 0.5F}));
    auto file = load(here / "a.wav");
    ASSERT_TRUE(file);
    EXPECT_EQ(all_of(file->sound), (std::vector<sample>{0.25F, 0, 0, 0.5F}));
}

TEST(File, LoopsWhereItIsStreamed) {
    const folder here;
    for (const int kind : {SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_FLAC | SF_FORMAT_PCM_16}) {
        write_file(here / "loop", kind, stereo, ramp_of(1'000));
        auto file = stream(here / "loop", {.loop = true});
        ASSERT_TRUE(file);
        std::vector<sample> got(2'500);
        EXPECT_EQ(file->sound.render(got), (rendered{2'500, what_next::samples}));
        EXPECT_TRUE(std::ranges::equal(std::span{got}.subspan(1'000, 1'000), ramp_of(1'000)));
    }
}

}  // namespace
