// What was heard in two runs of the tablet: does the device play its last segment again and again? As text, and as a picture.
//
//   tablet_heard PERIOD PICTURE.svg TITLE FILE.wav [TITLE FILE.wav ...]
//
// Exit status: 0 no recording has such a repeat, 1 one has, 2 wrong use or a file that cannot be read.
#include <pawl/sound/file.hpp>

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <string>
#include <vector>

#include "apps/tablet/freeze/repeats.hpp"
#include "apps/tablet/freeze/waveforms.hpp"

namespace {

// Shorter ones may be music: a tone whose period fits.
constexpr std::size_t least_part_of_a_second = 4;

std::vector<float> first_channel(std::span<const float> samples, std::size_t channels) {
    std::vector<float> one;
    one.reserve(samples.size() / channels);
    for (std::size_t at = 0; at < samples.size(); at += channels) one.push_back(samples[at]);
    return one;
}

}  // namespace

int main(int count, char** words) {
    const std::size_t period = count > 4 ? std::strtoul(words[1], nullptr, 10) : 0;
    if (period == 0 || count % 2 == 0) {
        std::fprintf(stderr, "usage: %s PERIOD PICTURE.svg TITLE FILE.wav [TITLE FILE.wav ...]\n", words[0]);
        return 2;
    }
    std::deque<std::vector<float>> samples;  // stays where it is
    std::vector<tablet::heard> recordings;
    std::size_t rate = 48'000;
    for (int word = 3; word + 1 < count; word += 2) {
        const auto loaded = pawl::sound::load(words[word + 1]);
        if (!loaded) {
            std::fprintf(stderr, "%s\n", loaded.error().message.c_str());
            return 2;
        }
        const pawl::sound::sound_data& data = loaded->sound.data();
        rate = data.layout().rate;
        samples.push_back(first_channel(data.samples(), data.layout().channels));
        tablet::heard one{words[word], samples.back(), tablet::longest_repeat(samples.back(), period)};
        if (one.stuck && one.stuck->length * one.stuck->times < rate / least_part_of_a_second) one.stuck.reset();
        recordings.push_back(one);
    }
    bool stuck = false;
    for (const tablet::heard& each : recordings) {
        if (each.stuck) {
            const double from = static_cast<double>(each.stuck->from) / static_cast<double>(rate);
            std::printf("%s: from %.3f s on one hears the last %zu frames %zu times\n", each.title.c_str(), from,
                        each.stuck->length, each.stuck->times);
            stuck = true;
        } else
            std::printf("%s: no segment is heard again and again\n", each.title.c_str());
    }
    std::ofstream picture{words[2]};
    tablet::draw_waveforms(picture, recordings, rate);
    if (!picture.flush()) {
        std::fprintf(stderr, "%s: cannot be written\n", words[2]);
        return 2;
    }
    return stuck ? 1 : 0;
}
