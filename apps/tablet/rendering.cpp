#include "apps/tablet/rendering.hpp"

#include <pawl/sound/mix.hpp>
#include <pawl/sound/wav_writer.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

#include "apps/tablet/engine.hpp"
#include "apps/tablet/run_facts.hpp"

namespace tablet {

namespace {

int fails(const std::string& why) {
    std::fprintf(stderr, "tablet: %s\n", why.c_str());
    return 1;
}

// The first frame at that time or later.
std::uint64_t frame_at(std::chrono::nanoseconds time, std::uint32_t rate) {
    const auto seconds = static_cast<std::uint64_t>(time.count() / 1'000'000'000);
    const auto rest = static_cast<std::uint64_t>(time.count() % 1'000'000'000);
    return seconds * rate + (rest * rate + 999'999'999) / 1'000'000'000;
}

bool stands_still(const meters& now) {
    return now.of(button::pause).on || now.of(button::stutter).on || now.of(button::loop).on;
}

}  // namespace

int render_to_file(const options& asked, const script& all) {
    auto song = open_song(asked.song, at_the_end::stops, true);
    if (!song) return fails(song.error().message);
    if (!song->note.empty()) std::fprintf(stderr, "tablet: %s\n", song->note.c_str());
    const audio::format shape{2, song->shape.rate};
    const std::uint64_t song_frames = song->frames;
    auto engine = engine::make(std::move(*song), shape);
    if (!engine) return fails(engine.error());
    auto file = audio::wav_writer::create(*asked.out, shape);
    if (!file) return fails(file.error().message);

    auto [manager, renderer] = audio::mix({.output = shape});
    if (!manager.play((*engine)->take_sound())) return fails("the song cannot be mixed");
    presses script_presses{source::script, (*engine)->taker()};
    std::vector<audio::sample> batch(std::size_t{asked.period} * shape.channels);
    const std::uint64_t most = asked.seconds ? static_cast<std::uint64_t>(std::llround(*asked.seconds * shape.rate))
                                             : std::numeric_limits<std::uint64_t>::max();
    // What stands still for ever after the last press ends here.
    const std::uint64_t last_press = all.empty() ? 0 : frame_at(all.back().at, shape.rate);
    const std::uint64_t enough = std::max(song_frames, last_press + 2 * std::uint64_t{shape.rate});

    meters now;
    std::uint64_t frame = 0;
    for (std::size_t next = 0; frame < most;) {
        for (; next < all.size() && frame_at(all[next].at, shape.rate) <= frame; ++next) {
            // More than the channel holds are applied in several batches: none is lost.
            if (!script_presses.press(all[next].what, all[next].how, all[next].value)) break;
        }
        const auto count = std::min<std::uint64_t>(asked.period, most - frame);
        const std::span part = std::span{batch}.first(count * shape.channels);
        renderer.render(part);
        if (const auto newest = (*engine)->for_screen().try_recv()) now = *newest;
        if (const auto written = file->write(part); !written) return fails(written.error().message);
        frame += count;
        if (!asked.seconds && now.finished) break;
        if (!asked.seconds && next == all.size() && frame >= enough && stands_still(now)) break;
    }
    if (const auto written = file->finish(); !written) return fails(written.error().message);
    std::printf("%s: %s, %u Hz, %llu presses applied, %llu out of order\n", asked.out->c_str(),
                time_text(static_cast<double>(frame) / shape.rate).c_str(), shape.rate,
                static_cast<unsigned long long>(now.commands.count),
                static_cast<unsigned long long>(now.commands.out_of_order));
    return 0;
}

}  // namespace tablet
