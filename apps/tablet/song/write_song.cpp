// Plays the tune and writes it as a 16-bit stereo WAV file: write_song FILE.wav
#include <pawl/sound/wav_writer.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

#include "apps/tablet/song/instruments.hpp"
#include "apps/tablet/song/tune.hpp"

namespace {

using namespace tablet::song;

/// E5, Bb4: equal temperament, A4 at 440 hertz.
double hertz_of(const std::string& note) {
    static constexpr int semitones[] = {9, 11, 0, 2, 4, 5, 7};  // of A to G, from C
    int step = semitones[note[0] - 'A'];
    if (note.size() == 3) step += note[1] == 'b' ? -1 : 1;
    const int octave = note.back() - '0';
    return 440 * std::exp2((step - 9 + 12 * (octave - 4)) / 12.0);
}

std::vector<std::string> words(std::string_view text) {
    std::istringstream in{std::string{text}};
    std::vector<std::string> all;
    for (std::string word; in >> word;) all.push_back(word);
    return all;
}

void play_melody(page& on) {
    std::vector<std::string> notes;
    for (const bar& each : bars)
        for (const std::string& word : words(each.melody)) notes.push_back(word);
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (notes[i] == "-" || notes[i] == ".") continue;
        std::size_t length = 1;
        while (i + length < notes.size() && notes[i + length] == "-") ++length;
        pluck(on, i * eighth, length * eighth, hertz_of(notes[i]), 0.5, 0.15);
        pluck(on, i * eighth + eighth * 3 / 2, length * eighth / 2, hertz_of(notes[i]), 0.10, -0.7);  // from the wall
    }
}

void play_bar(page& on, noise& hisses, std::size_t number) {
    const std::size_t from = number * eighths_of_bar * eighth;
    const std::vector<std::string> chord = words(bars[number].chord);
    const double root = hertz_of(chord[0]);
    struct stroke {
        std::size_t at, length;
        double times;
    };
    static constexpr stroke strokes[] = {{0, 2, 1}, {3, 1, 1}, {4, 2, 1.5}, {6, 2, 2}};
    for (const stroke& each : strokes) bass(on, from + each.at * eighth, each.length * eighth, root * each.times, 0.34);
    for (std::size_t i = 0; i < eighths_of_bar; ++i) {
        static constexpr std::size_t order[] = {1, 2, 3, 2};
        pluck(on, from + i * eighth, eighth, hertz_of(chord[order[i % 4]]), 0.16, -0.5);
        if (i % 4 == 0 || (i == 5 && number % 2 == 1)) kick(on, from + i * eighth, 0.75);
        if (i % 4 == 2) hiss(on, hisses, from + i * eighth, 24, 0.20, 0.9);
        hiss(on, hisses, from + i * eighth, i % 2 == 0 ? 90 : 55, 0.06, 0);
    }
}

}  // namespace

int main(int count, char** words_given) {
    if (count != 2) {
        std::fputs("write_song FILE.wav\n", stderr);
        return 2;
    }
    page all;
    noise hisses;
    play_melody(all);
    for (std::size_t number = 0; number < bars.size(); ++number) play_bar(all, hisses, number);

    double peak = 0;
    for (const auto* side : {&all.left(), &all.right()})
        for (const double one : *side) peak = std::max(peak, std::abs(one));
    std::vector<float> samples;
    samples.reserve(2 * frames);
    for (std::size_t frame = 0; frame < frames; ++frame)
        for (const auto* side : {&all.left(), &all.right()})
            samples.push_back(static_cast<float>((*side)[frame] / peak * 0.8));
    const auto written =
        pawl::sound::write_wav(words_given[1], {2, rate}, samples, pawl::sound::wav_samples::sixteen_bits);
    if (written) return 0;
    std::fprintf(stderr, "write_song: %s\n", written.error().message.c_str());
    return 1;
}
