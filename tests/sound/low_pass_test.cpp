#include <pawl/sound/low_pass.hpp>

#include <gmock/gmock.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>
#include <vector>

#include "tests/sound/told_sound.hpp"

namespace {

using namespace sound_tests;
using audio::low_pass;

constexpr audio::format mono{1, 48'000}, stereo{2, 48'000};

samples tone(double hertz, std::size_t frames, std::uint32_t channels) {
    samples all;
    for (std::size_t frame = 0; frame < frames; ++frame)
        for (std::uint32_t channel = 0; channel < channels; ++channel)
            all.push_back(static_cast<sample>(
                std::sin(2 * std::numbers::pi * hertz * static_cast<double>(frame) / 48'000) / (1 + channel)));
    return all;
}

// The filter's equation, as it stands in books.
samples plain(const samples& in, double hertz, double rate, std::size_t channels) {
    const double angle = 2 * std::numbers::pi * hertz / rate, alpha = std::sin(angle) / std::numbers::sqrt2;
    const double b = (1 - std::cos(angle)) / 2 / (1 + alpha), a1 = -2 * std::cos(angle) / (1 + alpha),
                 a2 = (1 - alpha) / (1 + alpha);
    std::vector<double> out(in.size());
    const auto at = [&](const auto& of, std::size_t i, std::size_t back) {
        return i >= back * channels ? static_cast<double>(of[i - back * channels]) : 0;
    };
    for (std::size_t i = 0; i < in.size(); ++i)
        out[i] = b * (in[i] + 2 * at(in, i, 1) + at(in, i, 2)) - a1 * at(out, i, 1) - a2 * at(out, i, 2);
    return samples(out.begin(), out.end());
}

double loudness(const samples& of, std::size_t from) {
    double sum = 0;
    for (std::size_t i = from; i < of.size(); ++i) sum += static_cast<double>(of[i]) * of[i];
    return std::sqrt(sum / static_cast<double>(of.size() - from));
}

TEST(LowPass, IsTheEquationInEachChannel) {
    for (const std::uint32_t channels : {1u, 2u, 3u}) {
        const samples in = tone(700, 3'000, channels);
        low_pass l{told_sound{{channels, 48'000}, in}, 800};
        const samples out = heard(l, in.size(), 60).first, wanted = plain(in, 800, 48'000, channels);
        for (std::size_t i = 0; i < out.size(); ++i) ASSERT_NEAR(out[i], wanted[i], 1e-6) << channels << " " << i;
    }
}

TEST(LowPass, IsTheSameInBatchesOfAnySize) {
    const samples in = tone(1'234, 3'000, 2);
    const auto all = [&](std::size_t most) {
        low_pass l{told_sound{stereo, in}, 500};
        return heard(l, in.size(), most).first;
    };
    for (const std::size_t most : {2, 6, 128, 1'000}) EXPECT_EQ(all(most), all(6'000)) << most;
}

TEST(LowPass, LetsLowTonesPassAndHighOnesNot) {
    const auto share = [](double hertz) {
        const samples in = tone(hertz, 48'000, 1);
        low_pass l{told_sound{mono, in}, 800};
        return loudness(heard(l, in.size()).first, 4'800) / loudness(in, 4'800);
    };
    EXPECT_NEAR(share(50), 1, 0.01);
    EXPECT_NEAR(share(800), std::numbers::sqrt2 / 2, 0.01);
    EXPECT_NEAR(share(8'000), 0.01, 0.005);  // 12 dB an octave
}

TEST(LowPass, OffPassesSamplesAsTheyAreAndOnBeginsAtRest) {
    const samples in = tone(700, 100, 2);
    low_pass l{told_sound{stereo, {{in, what_next::samples}, {in}}}, 800};
    l.set_on(false);
    EXPECT_EQ(heard(l, 200).first, in);
    l.set_on(true);
    low_pass fresh{told_sound{stereo, in}, 800};
    EXPECT_EQ(heard(l, 200).first, heard(fresh, 200).first);
}

TEST(LowPass, StaysStableAtAnyFrequency) {
    for (const double hertz : {-5.0, 0.0, 1.0, 23'999.0, 1e9, std::nan(""), std::numeric_limits<double>::infinity()}) {
        low_pass l{told_sound{mono, tone(700, 5'000, 1)}, hertz};
        for (const sample each : heard(l, 5'000).first) ASSERT_LE(std::abs(each), 1.5F) << hertz;
        EXPECT_EQ(std::isnan(l.hertz()), std::isnan(hertz));
    }
}

TEST(LowPass, ComputesItselfAnewForAnotherFormat) {
    const samples in = tone(700, 100, 1);
    low_pass l{told_sound{stereo, {{in, what_next::metadata_changed, {1, 96'000}}, {in}}}, 800};
    EXPECT_EQ(heard(l, 1'000).second, what_next::metadata_changed);
    low_pass fresh{told_sound{{1, 96'000}, in}, 800};
    EXPECT_EQ(heard(l, 100).first, heard(fresh, 100).first);
}

}  // namespace
