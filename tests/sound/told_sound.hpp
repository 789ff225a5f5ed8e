// A sound that gives what a test tells it to: samples, and between them what else may come.
#pragma once

#include <pawl/sound/sound.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace sound_tests {

namespace audio = pawl::sound;  // a class is called sound: within it, that name means the class
using audio::sample;
using audio::what_next;
using samples = std::vector<sample>;

/// Frames 1, 2, 3, ... as samples: frame n is n in channel 0, -n in channel 1.
inline samples counting(std::size_t frames, std::uint32_t channels = 1, std::size_t from = 1) {
    samples all;
    for (std::size_t frame = from; frame < from + frames; ++frame)
        for (std::uint32_t channel = 0; channel < channels; ++channel)
            all.push_back(static_cast<sample>(frame) * (channel == 0 ? 1.0F : -1.0F));
    return all;
}

class told_sound : public audio::by_batch {
public:
    /// Then: what comes after these samples; samples: the next part at once. Metadata changes to `after`.
    struct part {
        samples all;
        what_next then = what_next::finished;
        audio::format after{};
    };
    told_sound(audio::format first, std::vector<part> parts) : now_{first}, parts_{std::move(parts)} {}
    told_sound(audio::format first, samples all) : told_sound{first, std::vector<part>{{std::move(all)}}} {}

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return now_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return now_.rate; }
    [[nodiscard]] audio::rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        std::size_t done = 0;
        while (done < into.size()) {
            if (part_ == parts_.size()) return {done, what_next::finished};
            const part& here = parts_[part_];
            const std::size_t count = std::min(into.size() - done, here.all.size() - at_);
            std::copy_n(here.all.data() + at_, count, into.data() + done);
            done += count;
            at_ += count;
            if (at_ < here.all.size()) continue;
            at_ = 0;
            ++part_;
            if (here.then == what_next::metadata_changed) now_ = here.after;
            if (here.then != what_next::samples) return {done, here.then};
        }
        return {done, what_next::samples};
    }

private:
    audio::format now_;
    std::vector<part> parts_;
    std::size_t part_ = 0, at_ = 0;
};

/// Asks for so many samples, in batches of `most`, until something else comes: what came, and what else.
inline std::pair<samples, what_next> heard(audio::sound& from, std::size_t count, std::size_t most = 64) {
    samples all(count, 1e9F);
    std::size_t done = 0;
    while (done < count) {
        from.start_of_batch();
        const audio::rendered got = from.render(std::span{all}.subspan(done, std::min(most, count - done)));
        done += got.samples;
        if (got.then != what_next::samples) {
            all.resize(done);
            return {all, got.then};
        }
    }
    return {all, what_next::samples};
}

}  // namespace sound_tests
