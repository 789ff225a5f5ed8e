// Two handlers on top of the main program, as in examples/tasks/interrupts.cpp: the sampler, of a higher priority, comes on top of the
// button; what both the program and the button use is kept from the button while the program is in it, and from the sampler only
// where the core keeps off all or none.
#include <pawl/task/interrupt.hpp>
#include <pawl/task/shared.hpp>

namespace {
enum class irq { button = 5, sampler = 26 };

struct panel {
    int presses = 0;
};
struct filter {
    int samples = 0;
};

using on_button = pawl::interrupt<irq::button, 1>;
using on_sample = pawl::interrupt<irq::sampler, 3>;

constinit pawl::shared<int, pawl::users<on_button>> volume{5};  // its ceiling is 1, known at compile time
static_assert(volume.ceiling == 1);

void say(const char* text) { pawl::port::last_words(text); }
}  // namespace

int main() {
    panel keys;
    filter sound;
    if (pawl::raise<irq::sampler>()) return 1;  // nobody takes it
    const on_button button{keys, [](panel& p) {
                               say("  button begins\n");
                               ++p.presses;
                               pawl::raise<irq::sampler>();  // comes at once, on top
                               volume.with([](int& v) { ++v; });
                               say("  button ends\n");
                           }};
    {
        const on_sample sampler{sound, [](filter& f) {
                                    say("    sample\n");
                                    ++f.samples;
                                }};
        say("pressed\n");
        pawl::raise<irq::button>();
        volume.with([](int& v) {
            say("pressed while the volume is in use\n");
            pawl::raise<irq::button>();
            pawl::raise<irq::sampler>();
            v += 10;
            say("the volume was in use\n");
        });
    }
    pawl::raise<irq::button>();  // the sampler has gone
    const bool right = volume.with([](int& v) { return v; }) == 18 && keys.presses == 3 && sound.samples >= 2;
    return right ? 0 : 1;
}
