// A device of your own: a line of text for each tenth of a second, as long as the sound is loud.
#include <pawl/sound.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace audio = pawl::sound;

class paper_device : public audio::backend {
public:
    // Before all else. What it answers the mix will have, whatever the sounds are.
    std::expected<audio::format, audio::failure> open(audio::format) override {
        samples_.resize(period());
        return audio::format{.channels = 1, .rate = 8'000};
    }
    // On the audio thread, until it is to stop, or has had enough. A device that fails returns a failure.
    std::expected<void, audio::failure> run(audio::renderer& source, pawl::stop_token until) override {
        for (int line = 0; line < 10 && !until.stop_requested(); ++line) {
            source.render(samples_);
            std::printf("|%*s\n", static_cast<int>(std::ranges::max(samples_) * 40), "*");
        }
        return {};
    }
    std::uint32_t period() const noexcept override { return 800; }
    std::uint32_t delay() const noexcept override { return 0; }
    bool is_paced() const noexcept override { return false; }  // as fast as it can

private:
    std::vector<audio::sample> samples_;
};

int main() {
    // Nothing begins before both are played.
    auto out = audio::output::open(std::make_unique<paper_device>(), {.begin = false});
    if (!out) return std::puts(out.error().message.c_str()), 1;
    const audio::format mono{.channels = 1, .rate = 8'000};
    audio::adjustable_volume quiet{audio::sine{440, mono}};
    quiet.set_volume(0.25F);
    if (!out->play(std::move(quiet))) return 1;
    if (!out->play(audio::finish_after{audio::sine{440, mono}, std::chrono::milliseconds{500}})) return 1;
    out->begin();
    if (auto played = out->wait(); !played) return std::puts(played.error().message.c_str()), 1;
}
