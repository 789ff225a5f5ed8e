// Two handlers on top of a thread: the sampler, of a higher priority, comes on top of the button; what both the thread and
// the button use is kept from the button while the thread is in it, and not from the sampler.
#include <pawl/task.hpp>

#include <cstdio>

enum class irq { button, sampler };

struct panel {
    int presses = 0;
};
struct filter {
    int samples = 0;
};

using on_button = pawl::interrupt<irq::button, 1>;
using on_sample = pawl::interrupt<irq::sampler, 9>;

pawl::shared<int, pawl::users<on_button>> volume{5};  // its ceiling is 1, known at compile time

int main() {
    panel keys;
    filter sound;
    const on_button button{keys, [](panel& p) {
                               std::printf("  button begins\n");
                               ++p.presses;
                               pawl::raise<irq::sampler>();  // comes at once, on top
                               volume.with([](int& v) { ++v; });
                               std::printf("  button ends\n");
                           }};
    const on_sample sampler{sound, [](filter& f) { std::printf("    sample %d\n", ++f.samples); }};

    std::printf("pressed\n");
    pawl::raise<irq::button>();
    volume.with([](int& v) {
        std::printf("pressed while the volume is in use\n");
        pawl::raise<irq::button>();
        pawl::raise<irq::sampler>();
        v += 10;
        std::printf("the volume was in use\n");
    });
    std::printf("volume %d, %d presses, %d samples\n", volume.with([](int& v) { return v; }), keys.presses, sound.samples);
    std::printf("raised and taken by nobody: %s\n", pawl::raise<42>() ? "yes" : "no");
}
