// Whoever plays, clears or sends a command is stopped for ever at any step: the renderer's batches end all the same, within a number
// of steps of their own. It runs commands, and drops and retires sounds meanwhile.
#include <pawl/check.hpp>
#include <pawl/sound/adjustable_volume.hpp>
#include <pawl/sound/controllable.hpp>
#include <pawl/sound/mix.hpp>
#include <pawl/sound/silence.hpp>

#include <array>
#include <thread>
#include <utility>

using namespace pawl::sound;

int main() {
    constexpr format output{1, 48'000};
    auto [manage, render] = mix({.output = output, .most_sounds = 4, .most_commands = 4});
    auto [sound, control] = controllable(adjustable_volume{silence{output, 1}}, 2);
    static_cast<void>(manage.play(std::move(sound)));
    owned_sound another = make_owned<silence>(output);
    std::thread buttons{[&manage, &control, &another] {
        static_cast<void>(control.try_send([](auto&) {}));
        manage.clear();
        static_cast<void>(manage.play(std::move(another)));
    }};
    std::array<sample, 2> into{};
    for (int batch = 0; batch < 2; ++batch) {
        const pawl::check::nonblocking no_waiting{"batch"};
        render.render(into);
    }
    buttons.join();
}
