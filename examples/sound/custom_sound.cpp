// A sound of your own: a plucked string (Karplus and Strong, 1983). It is played into a file.
#include <pawl/sound.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace audio = pawl::sound;

/// A string that was bent anyhow and let go; each time it has gone to and fro it is a little smoother.
class plucked_string : public audio::by_batch {
public:
    plucked_string() {
        std::uint32_t noise = 1;
        for (audio::sample& each : string_) {
            noise = noise * 1'664'525 + 1'013'904'223;
            each = noise & 0x8000'0000 ? 0.5F : -0.5F;
        }
    }
    std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return 1; }
    std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return 48'000; }

    // Called on the render thread: no lock, no memory, no file. As many samples as there are; less than that means that it is over.
    audio::rendered render(std::span<audio::sample> into) noexcept PAWL_NONBLOCKING override {
        for (std::size_t i = 0; i < into.size(); ++i) {
            if (left_ == 0) return {i, audio::what_next::finished};
            --left_;
            const std::size_t next = (at_ + 1) % string_.size();
            into[i] = string_[at_];
            string_[at_] = 0.498F * (string_[at_] + string_[next]);
            at_ = next;
        }
        return {into.size(), audio::what_next::samples};
    }

private:
    std::array<audio::sample, 200> string_{};  // 240 Hz
    std::size_t at_ = 0, left_ = 48'000;
};

int main() {
    auto out = audio::output::open(std::make_unique<audio::wav_file>("plucked_string.wav"));
    if (!out) return std::puts(out.error().message.c_str()), 1;
    if (!out->play(plucked_string{})) return 1;
    if (auto written = out->wait(); !written) return std::puts(written.error().message.c_str()), 1;

    const auto file = audio::load("plucked_string.wav");
    if (!file) return std::puts(file.error().message.c_str()), 1;
    const std::span<const audio::sample> all = file->sound.data().samples();
    for (std::size_t from = 0; from + 9'600 <= all.size(); from += 9'600) {  // a tenth of a second, both channels
        audio::sample loudest = 0;
        for (const audio::sample each : all.subspan(from, 9'600)) loudest = std::max(loudest, each);
        std::printf("%.1f s %.*s\n", static_cast<double>(from) / 96'000, static_cast<int>(loudest * 60),
                    "############################################################");
    }
}
