// Bells that are added to a sound.
#pragma once

#include <pawl/sound/sound_data.hpp>
#include <pawl/sound/wrapper.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace tablet {

namespace audio = pawl::sound;

/// Each ring plays the same samples from their beginning, all channels the same. Sixteen at once; one more takes the place of the
/// oldest. Allocates nothing.
template <class Inner>
class bells final : public audio::wrapper<Inner> {
public:
    static constexpr std::size_t most = 16;

    /// bell: of one channel.
    bells(Inner inner, audio::sound_data bell) : audio::wrapper<Inner>{std::move(inner)}, bell_{std::move(bell)} {}

    void ring() noexcept PAWL_NONBLOCKING {
        if (ringing_ == most) drop_oldest();
        at_[ringing_++] = 0;
    }
    void hush() noexcept PAWL_NONBLOCKING { ringing_ = 0; }
    [[nodiscard]] std::size_t ringing() const noexcept PAWL_NONBLOCKING { return ringing_; }

    [[nodiscard]] audio::rendered render(std::span<audio::sample> into) noexcept PAWL_NONBLOCKING override {
        const audio::rendered got = this->render_inner(into);
        const std::size_t channels = this->inner_.channel_count();
        const std::span<const audio::sample> all = bell_.samples();
        for (std::size_t& at : std::span{at_}.first(ringing_)) {
            const std::size_t count = std::min(got.samples / channels, all.size() - at);
            for (std::size_t frame = 0; frame < count; ++frame)
                for (std::size_t channel = 0; channel < channels; ++channel)
                    into[frame * channels + channel] += all[at + frame];
            at += count;
        }
        while (ringing_ != 0 && at_[0] == all.size()) drop_oldest();  // they end in the order in which they began
        return got;
    }

private:
    void drop_oldest() noexcept PAWL_NONBLOCKING {
        std::copy(at_.begin() + 1, at_.begin() + static_cast<std::ptrdiff_t>(ringing_), at_.begin());
        --ringing_;
    }

    audio::sound_data bell_;
    std::array<std::size_t, most> at_{};  // frames of each, the oldest first
    std::size_t ringing_ = 0;
};

}  // namespace tablet
