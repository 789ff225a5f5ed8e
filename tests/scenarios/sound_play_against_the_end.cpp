// A sound is played while the renderer goes: it is refused, or whoever waits for its end is told that it was dropped; nobody waits
// for ever, and nothing is left in between.
#include <pawl/sound/completion.hpp>
#include <pawl/sound/mix.hpp>
#include <pawl/sound/silence.hpp>

#include <cassert>
#include <optional>
#include <thread>
#include <utility>

using namespace pawl::sound;

int main() {
    constexpr format output{1, 48'000};
    auto [manage, render] = mix({.output = output, .most_sounds = 2, .most_commands = 2});
    std::optional<renderer> plays{std::move(render)};
    std::thread player{[&manage] {
        auto [sound, end] = with_completion(silence{output});
        const bool taken = manage.play(std::move(sound)).has_value();
        if (taken) assert(end.wait() == ended::dropped);
    }};
    plays.reset();
    player.join();
    assert(manage.sounds() == 0);
}
