// Plays a file, and makes it quieter and quieter while it plays: play_file SONG [OUT.wav]
#include <pawl/sound.hpp>

#include <chrono>
#include <cstdio>

namespace audio = pawl::sound;

int main(int count, char** words) {
    auto song = audio::open_file(count > 1 ? words[1] : "song.wav");
    if (!song) return std::puts(song.error().message.c_str()), 1;
    std::unique_ptr<audio::backend> device = std::make_unique<audio::alsa>("default");
    if (count > 2) device = std::make_unique<audio::wav_file>(words[2]);
    auto out = audio::output::open(std::move(device));
    if (!out) return std::puts(out.error().message.c_str()), 1;

    auto [loud, control] = audio::controllable(audio::adjustable_volume{std::move(song->sound)});
    auto [all, end] = audio::with_completion(std::move(loud));
    if (!out->play(std::move(all))) return 1;
    for (float volume = 1; !end.wait_for(std::chrono::milliseconds{250}); volume *= 0.9F) control.set_volume(volume);
    std::puts("that was it");
}
