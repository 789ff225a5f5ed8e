// What a graph of sounds costs a sample, beside a plain loop over the same arithmetic. Both in turn, many times, in one run: the
// ratio is what counts. First both are compared: they must compute the same.
//
//   render_cost [ROUNDS]
#include <pawl/sound.hpp>
#include <pawl/sound/echo.hpp>
#include <pawl/sound/low_pass.hpp>
#include <pawl/sound/tape.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "bench/sound/plain_loop.hpp"

namespace {

namespace audio = pawl::sound;
using sound_bench::voice_settings;

constexpr std::size_t period = 256, song_frames = 480'000;

audio::sound_data song() {
    std::vector<float> samples(song_frames * 2);
    std::uint32_t state = 1;
    for (float& sample : samples) {
        state = state * 1'664'525 + 1'013'904'223;
        sample = static_cast<float>(static_cast<std::int32_t>(state)) * 0x1p-31F;
    }
    return {audio::format{2, 48'000}, std::move(samples)};
}

std::size_t beginning_of(std::size_t voice) { return voice * 4'001 % song_frames; }

audio::owned_sound graph_voice(const audio::sound_data& data, std::size_t number, const voice_settings& how) {
    using seconds = std::chrono::duration<double>;
    audio::memory_sound read{data, audio::playing::looped};
    read.set_position(beginning_of(number));
    audio::adjustable_speed sped{std::move(read), how.speed};
    audio::tape taped{std::move(sped), seconds{static_cast<double>(how.tape_frames) / 48'000}};
    audio::low_pass muffled{std::move(taped), how.hertz};
    audio::echo echoing{std::move(muffled), seconds{static_cast<double>(how.echo_frames) / 48'000}, how.feedback};
    audio::adjustable_volume loud{std::move(echoing), how.volume};
    return audio::make_owned<decltype(loud)>(std::move(loud));
}

using clock_type = std::chrono::steady_clock;
template <class F>
double nanoseconds_of(F&& f) {
    const auto begun = clock_type::now();
    f();
    return std::chrono::duration<double, std::nano>(clock_type::now() - begun).count();
}

double median(std::vector<double> of) {
    std::ranges::sort(of);
    return of[of.size() / 2];
}

bool measure(std::size_t voices, std::size_t rounds) {
    const audio::sound_data data = song();
    const voice_settings how;
    auto [manager, renderer] = audio::mix({.output = {2, 48'000}, .most_sounds = 128, .most_commands = 128});
    std::vector<sound_bench::plain_voice> plain;
    for (std::size_t i = 0; i < voices; ++i) {
        if (!manager.play(graph_voice(data, i, how))) return false;
        plain.emplace_back(data.samples(), beginning_of(i), how);
    }
    std::vector<float> from_graph(period * 2), from_loop(period * 2);
    float apart = 0;
    for (int batch = 0; batch < 200; ++batch) {
        renderer.render(from_graph);
        sound_bench::plain_render(plain, from_loop);
        for (std::size_t i = 0; i < from_loop.size(); ++i)
            apart = std::max(apart, std::abs(from_graph[i] - from_loop[i]));
    }
    if (apart > 1e-4F) {
        std::fprintf(stderr, "render_cost: the two do not compute the same: %g apart\n", static_cast<double>(apart));
        return false;
    }

    const std::size_t batches = std::max<std::size_t>(2, 2'000 / voices);
    const double samples = static_cast<double>(batches * period * 2);
    std::vector<double> graph_cost, loop_cost, ratio;
    for (std::size_t round = 0; round < rounds; ++round) {
        const double graph = nanoseconds_of([&] {
                                 for (std::size_t i = 0; i < batches; ++i) renderer.render(from_graph);
                             }) /
                             samples;
        const double loop = nanoseconds_of([&] {
                                for (std::size_t i = 0; i < batches; ++i) sound_bench::plain_render(plain, from_loop);
                            }) /
                            samples;
        graph_cost.push_back(graph);
        loop_cost.push_back(loop);
        ratio.push_back(graph / loop);
    }
    const auto [least, most] = std::ranges::minmax(ratio);
    std::printf("| %6zu | %9.1f ns | %9.1f ns | %.2f | %.2f to %.2f |\n", voices, median(graph_cost), median(loop_cost),
                median(ratio), least, most);
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t rounds = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 15;
    if (rounds == 0) {
        std::fprintf(stderr, "render_cost [ROUNDS]: a number of rounds from 1\n");
        return 2;
    }
    std::printf("cost of a sample, stereo at 48,000, batches of %zu frames, median of %zu rounds\n\n", period, rounds);
    std::printf("| sounds |     graph    |  plain loop  | ratio | spread |\n|---|---|---|---|---|\n");
    for (const std::size_t voices : {1UL, 10UL, 100UL})
        if (!measure(voices, rounds)) return 1;
}
