// A sound with another number of channels.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/blocks.hpp>
#include <pawl/sound/wrapper.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// One channel becomes all of them. Of several, where there are to be more, each stays what it is and the new ones are
/// silent; where there are to be fewer, channel c is the mean of the channels c, c + n, c + 2n ... of the sound, for n channels.
/// So of a stereo sound one channel is the mean of both. The number stays what the program asked for, whatever the sound
/// changes to. An impossible one, of the program or of the sound: failed.
template <std::derived_from<sound> Inner>
class in_channels final : public wrapper<Inner> {
public:
    in_channels(Inner inner, std::uint32_t channels) noexcept
        : wrapper<Inner>{std::move(inner)},
          channels_{channels >= 1 && channels <= most_channels ? channels : 1},
          possible_{channels_ == channels},
          rate_{this->inner_.sample_rate()} {}

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return channels_; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return rate_; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        bool just_changed = false;
        for (std::size_t written = 0;;) {
            if (written == into.size()) return {written, what_next::samples};
            const std::uint32_t given = this->inner_.channel_count();
            if (!possible_ || given == 0 || given > most_channels) return {written, what_next::failed};
            const rendered got =
                given == channels_ ? this->render_inner(into.subspan(written)) : changed(into.subspan(written), given);
            written += got.samples;
            if (got.then == what_next::metadata_changed) {
                if (this->inner_.sample_rate() != rate_) {
                    rate_ = this->inner_.sample_rate();
                    return {written, got.then};
                }
                // Of that nobody need know. Nothing but changes would never end.
                if (just_changed && got.samples == 0) return {written, what_next::failed};
                just_changed = true;
            } else if (got.then != what_next::samples)
                return {written, got.then};
            else if (got.samples == 0)
                return {written, what_next::paused};
        }
    }

private:
    // One block at most.
    rendered changed(std::span<sample> into, std::size_t given) noexcept PAWL_NONBLOCKING {
        sample before[blocks::most_samples];
        const std::size_t frames =
            std::min(into.size() / channels_, blocks::frames_at_once(static_cast<std::uint32_t>(given)));
        const rendered got = render_frames(this->inner_, {before, frames * given}, given);
        const std::size_t count = got.samples / given;
        if (given == 1)
            spread(before, into.data(), count);
        else if (given == 2 && channels_ == 1)
            blocks::each(count, [&](std::size_t i) { into[i] = (before[2 * i] + before[2 * i + 1]) * 0.5f; });
        else
            fold(before, into.data(), count, given);
        return {count * channels_, got.then};
    }
    void spread(const sample* from, sample* into, std::size_t frames) const noexcept PAWL_NONBLOCKING {
        if (channels_ == 2) {
            blocks::each(frames, [&](std::size_t i) { into[2 * i] = into[2 * i + 1] = from[i]; });
            return;
        }
        for (std::size_t i = 0; i < frames; ++i) std::fill_n(into + i * channels_, channels_, from[i]);
    }
    void fold(const sample* from, sample* into, std::size_t frames, std::size_t given) const noexcept PAWL_NONBLOCKING {
        for (std::size_t i = 0; i < frames; ++i, from += given, into += channels_)
            for (std::size_t c = 0; c < channels_; ++c) {
                sample sum = 0;
                std::size_t count = 0;
                for (std::size_t each = c; each < given; each += channels_, ++count) sum += from[each];
                into[c] = count == 0 ? 0 : sum / static_cast<sample>(count);
            }
    }

    std::uint32_t channels_;
    bool possible_;
    std::uint32_t rate_;
};

}  // namespace pawl::inline PAWL_PORT::sound
