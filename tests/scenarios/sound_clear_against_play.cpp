// One thread plays a sound, clears it away and plays another one, while batches are rendered: the two are never heard together,
// and in the end the second one is there.
#include <pawl/check.hpp>
#include <pawl/sound/from_function.hpp>
#include <pawl/sound/mix.hpp>

#include <array>
#include <thread>
#include <utility>

using namespace pawl::sound;

static auto level(sample value) {
    return from_function{format{1, 48'000}, [value] { return value; }};
}

int main() {
    auto made = mix({.output = {1, 48'000}, .most_sounds = 2, .most_commands = 2});
    renderer& render = made.second;
    std::thread buttons{[manage = made.first] {
        pawl::check::require(manage.play(level(0.5f)).has_value(), "there is room");
        manage.clear();
        pawl::check::require(manage.play(level(0.25f)).has_value(), "there is room for both");
    }};
    std::array<sample, 1> heard{};
    const auto batch = [&] {
        render.render(heard);
        pawl::check::require(heard[0] == 0 || heard[0] == 0.5f || heard[0] == 0.25f, "never both");
    };
    batch();
    batch();
    buttons.join();
    batch();
    pawl::check::require(heard[0] == 0.25f && render.sounds() == 1, "the second one plays");
}
