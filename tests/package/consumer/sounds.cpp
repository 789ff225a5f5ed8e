// Renders a tone at another rate, in the best quality, from outside of Pawl.
#include <pawl/sound.hpp>

#include <vector>

int main() {
    using namespace pawl::sound;
    auto [manage, render] = mix({.output = {2, 48'000}, .conversion = quality::best});
    auto [tone, control] = controllable(adjustable_volume{sine{440, {1, 44'100}}});
    if (!manage.play(std::move(tone)) || !control.set_volume(0.5f)) return 1;
    std::vector<sample> heard(9'600);
    render.render(heard);
    float loudest = 0;
    for (const sample each : heard) loudest = each > loudest ? each : loudest;
    return loudest > 0.45f && loudest < 0.55f ? 0 : 2;
}
