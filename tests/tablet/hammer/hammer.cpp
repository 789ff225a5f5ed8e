// Presses the tablet's buttons a hundred times a second while a thread without an end computes on the audio thread's core. Every
// command must be applied, in order; the device must never run dry; the audio thread must never ask the heap for anything.
//
//   tablet_hammer SONG [--seconds N] [--picture FILE.svg]
//
// Exit status: 0 so it was; 1 it was not; 77 so it was, but without real-time priorities, and underruns were not looked at.
#include <pawl/sound/output.hpp>
#include <pawl/sound/paced.hpp>
#include <pawl/task/thread.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <string_view>
#include <thread>
#include <utility>

#include "apps/tablet/engine.hpp"
#include "apps/tablet/presses.hpp"
#include "histogram.hpp"
#include "measured.hpp"

namespace {

namespace audio = pawl::sound;
using namespace std::chrono_literals;

constexpr std::uint32_t period = 256;
constexpr auto between_presses = 10ms;

struct wishes {
    const char* song = nullptr;
    int seconds = 5;
    const char* picture = nullptr;
};

// Until it is over: what is in its way on that core. An ordinary thread, as an encoder or a game would be.
pawl::thread hog(int core, const std::atomic<bool>& over) {
    return pawl::thread{pawl::thread_settings{.name = "hog", .core = core}, [&over] {
                            std::uint64_t work = 1;
                            while (!over.load(std::memory_order_relaxed)) work = work * 6'364'136'223'846'793'005u + 1;
                            std::atomic_signal_fence(std::memory_order_seq_cst);
                            static_cast<void>(work);
                        }};
}

// Any button, any number of times, as a child would; the seed is fixed.
std::uint32_t press_all(const tablet::presses::taker& taker, int seconds) {
    tablet::presses mine{tablet::source::keys, taker};
    std::mt19937 random{1};
    auto next = std::chrono::steady_clock::now();
    for (int i = 0; i < seconds * 100; ++i) {
        next += between_presses;
        std::this_thread::sleep_until(next);
        while (!mine.press(static_cast<tablet::button>(random() % tablet::button_count))) std::this_thread::yield();
    }
    return mine.sent();
}

int fails(const char* what, std::uint64_t number) {
    std::fprintf(stderr, "tablet_hammer: %s: %llu\n", what, static_cast<unsigned long long>(number));
    return 1;
}

int run(const wishes& wanted) {
    hammer::measurements found;
    auto song = tablet::open_song(wanted.song, tablet::at_the_end::begins_again, true);
    if (!song) {
        std::fprintf(stderr, "%s\n", song.error().message.c_str());
        return 1;
    }
    const int core = static_cast<int>(std::thread::hardware_concurrency()) - 1;
    audio::output_settings settings;
    settings.wanted = {2, song->shape.rate};
    settings.thread.core = core;
    settings.begin = false;
    std::unique_ptr<tablet::engine> engine;
    auto output =
        audio::output::open(std::make_unique<audio::paced>(audio::paced_settings{.period = period}), settings);
    if (!output) {
        std::fprintf(stderr, "%s\n", output.error().message.c_str());
        return 1;
    }
    auto made = tablet::engine::make(std::move(*song), output->shape());
    if (!made) {
        std::fprintf(stderr, "%s\n", made.error().c_str());
        return 1;
    }
    engine = std::move(*made);
    hammer::measured<audio::any_sound> outermost{audio::any_sound{engine->take_sound()}, found};
    outermost.set_period(std::size_t{period} * output->shape().channels);
    if (!output->play(std::move(outermost))) return fails("the song was refused", 0);

    std::atomic<bool> over{false};
    const pawl::thread computing = hog(core, over);
    output->begin();
    const std::uint32_t sent = press_all(engine->taker(), wanted.seconds);
    // The last ones are applied where the next batches begin.
    tablet::meters last;
    while (last.commands.count < sent)
        if (const tablet::meters* newest = engine->for_screen().read()) last = *newest;
    const std::string refused = output->priority_refused();
    const std::uint64_t underruns = output->underruns(), periods = output->periods();
    output->stop();
    over = true;

    std::printf(
        "%u presses in %d s: %llu applied, %llu out of order; %llu periods, %llu underruns; "
        "heap calls of the audio thread: %llu\n",
        sent, wanted.seconds, static_cast<unsigned long long>(last.commands.count),
        static_cast<unsigned long long>(last.commands.out_of_order), static_cast<unsigned long long>(periods),
        static_cast<unsigned long long>(underruns), static_cast<unsigned long long>(found.heap_calls));
    std::printf("worst: %u us from a press to the batch that applies it, %u us to render a period of %.1f ms\n",
                last.commands.under_way.worst, found.render_time.worst, period / 48.0);
    if (wanted.picture) {
        std::ofstream picture{wanted.picture};
        const hammer::histogram both[] = {{"from a press to the batch that applies it", &last.commands.under_way},
                                          {"rendering one period", &found.render_time}};
        hammer::draw(picture, "The tablet, hammered: 100 presses a second, a hog on the same core", both);
        if (!picture.flush()) return fails("the picture cannot be written", 0);
    }
    if (last.commands.out_of_order != 0) return fails("commands out of order", last.commands.out_of_order);
    if (found.heap_calls != 0) return fails("heap calls of the audio thread", found.heap_calls);
    if (!refused.empty()) {
        std::printf("underruns are not looked at: %s\n", refused.c_str());
        return 77;
    }
    return underruns == 0 ? 0 : fails("underruns", underruns);
}

}  // namespace

int main(int count, char** words) {
    wishes wanted;
    if (count > 1) wanted.song = words[1];
    for (int i = 2; i + 1 < count; i += 2) {
        if (std::string_view{words[i]} == "--seconds")
            wanted.seconds = std::atoi(words[i + 1]);
        else if (std::string_view{words[i]} == "--picture")
            wanted.picture = words[i + 1];
    }
    if (count % 2 != 0 || wanted.seconds < 1) {
        std::fprintf(stderr, "usage: tablet_hammer SONG [--seconds N] [--picture FILE.svg]\n");
        return 2;
    }
    return run(wanted);
}
