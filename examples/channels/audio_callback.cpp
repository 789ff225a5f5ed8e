// An audio callback takes samples out of a ring. It never waits: where too few are there, it plays silence and counts.
#include <pawl/channel/ring.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

namespace {

constexpr std::size_t frames = 64;
using samples = pawl::ring<float, 4 * frames>;
using source = pawl::ring_consumer<float, 4 * frames>;

struct player {
    source from;
    int underruns = 0;

    // Called by the sound card's thread, every 1.3 ms. Wait-free: two peeks at most, since the ring may wrap once.
    void callback(std::span<float> out) noexcept {
        while (!out.empty()) {
            const std::span<const float> ready = from.peek(out.size());
            if (ready.empty()) break;
            std::ranges::copy(ready, out.begin());
            out = out.subspan(ready.size());
            from.release(ready.size());
        }
        if (out.empty()) return;
        std::ranges::fill(out, 0.0F);
        ++underruns;
    }
};

}  // namespace

int main() {
    static samples ring;
    auto [synthesizer, consumer] = ring.split();
    player sound{std::move(consumer)};

    for (std::size_t i = 0; i < 2 * frames + frames / 2; ++i) synthesizer.try_send(0.5F);  // two periods and a half
    for (int period = 1; period <= 4; ++period) {
        std::array<float, frames> out;
        sound.callback(out);
        std::printf("period %d: %2d frames of sound\n", period, static_cast<int>(std::ranges::count(out, 0.5F)));
    }
    std::printf("%d underruns\n", sound.underruns);
}
