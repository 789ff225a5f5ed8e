// A sound read at another pace, along straight lines from frame to frame.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/blocks.hpp>
#include <pawl/sound/sound.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::sound {

/// Gives frames of a sound at 0, 1, 2 ... steps from its first one. A step is a whole number of frames and a part of `unit`: no
/// position is ever rounded. Frames are asked for when they are needed and never sooner. After the last frame the line goes on
/// level, until a frame's time is over: L frames become L / step, rounded up. Where the sound changes its format it begins
/// anew, at the first frame after.
class linear_reader {
public:
    linear_reader(std::uint64_t whole, std::uint64_t part, std::uint64_t unit) noexcept { set_step(whole, part, unit); }

    /// part < unit. The position stays; in a new unit, without its part.
    void set_step(std::uint64_t whole, std::uint64_t part, std::uint64_t unit) noexcept PAWL_NONBLOCKING {
        if (unit != unit_) part_ = 0;
        step_whole_ = whole;
        step_part_ = part;
        unit_ = unit;
        one_in_unit_ = 1.0f / static_cast<float>(unit);
    }

    /// channels: of inner, until it says metadata_changed; that, and why else there is no more, is passed on.
    template <class Inner>
    [[nodiscard]] rendered render(Inner& inner, std::uint32_t channels,
                                  std::span<sample> into) noexcept PAWL_NONBLOCKING {
        const std::size_t wanted = into.size() / channels;
        for (std::size_t done = 0; done < wanted;) {
            if (step_whole_ == 1 && step_part_ == 0 && part_ == 0 && skip_ == 0 && held_ == 0 &&
                then_ == what_next::samples) {
                const rendered got = render_frames(inner, into.subspan(done * channels), channels);  // as it is
                return {done * channels + got.samples, got.then};
            }
            if (const what_next why = skip(inner, channels); why != what_next::samples) return {done * channels, why};
            const std::size_t count =
                some(inner, channels, into.data() + done * channels, std::min(wanted - done, at_once(channels)));
            done += count;
            if (why_none_ != what_next::samples && done < wanted) {
                const what_next why = why_none_;
                why_none_ = what_next::samples;
                return {done * channels, why};
            }
        }
        return {wanted * channels, what_next::samples};
    }

private:
    // Frames that some() may be asked for, so that those it needs for them have room.
    [[nodiscard]] std::size_t at_once(std::size_t channels) const noexcept PAWL_NONBLOCKING {
        const std::size_t room = blocks::most_samples / channels;
        return std::max<std::size_t>(
            1, std::min(blocks::frames_at_once(static_cast<std::uint32_t>(channels)), (room - 2) / (step_whole_ + 1)));
    }

    // Passes over frames that no line touches. Not samples: there are none in this batch, or any more.
    template <class Inner>
    what_next skip(Inner& inner, std::size_t channels) noexcept PAWL_NONBLOCKING {
        sample passed[blocks::most_samples];
        while (skip_ != 0) {
            if (held_ != 0) {
                held_ -= 1;
                skip_ -= 1;
                std::copy_n(kept_ + channels, held_ * channels, kept_);
                continue;
            }
            if (then_ != what_next::samples) return end();
            const std::size_t frames = std::min<std::size_t>(skip_, blocks::most_samples / channels);
            const rendered got = render_frames(inner, {passed, frames * channels}, channels);
            skip_ -= got.samples / channels;
            if (got.then == what_next::paused || (got.then == what_next::samples && got.samples == 0))
                return what_next::paused;
            then_ = got.then;
        }
        return what_next::samples;
    }

    // Up to `most` frames; why_none_ says why they are fewer.
    template <class Inner>
    std::size_t some(Inner& inner, std::size_t channels, sample* into, std::size_t most) noexcept PAWL_NONBLOCKING {
        const std::uint64_t last_part = part_ + (most - 1) * step_part_;
        const std::size_t last = (most - 1) * step_whole_ + last_part / unit_;
        const std::size_t needed = last + 1 + (last_part % unit_ != 0 ? 1 : 0);

        sample frames[blocks::most_samples + most_channels];
        std::copy_n(kept_, held_ * channels, frames);
        std::size_t there = held_;
        bool paused = false;
        if (there < needed && then_ == what_next::samples) {
            const rendered got =
                render_frames(inner, {frames + there * channels, (needed - there) * channels}, channels);
            there += got.samples / channels;
            paused = got.then == what_next::paused || (got.then == what_next::samples && there < needed);
            if (!paused) then_ = got.then;
        }
        if (there == 0) {
            why_none_ = paused ? what_next::paused : end();
            return 0;
        }
        // What the last line leads to, where there is no more: level.
        std::copy_n(frames + (there - 1) * channels, channels, frames + there * channels);
        const std::size_t count = there >= needed ? most : lines_within(there, most, paused);
        if (channels == 1)
            lines<1>(frames, into, count);
        else if (channels == 2)
            lines<2>(frames, into, count);
        else
            lines(frames, into, count, channels);

        const std::uint64_t parts = part_ + count * step_part_;
        const std::size_t next = count * step_whole_ + parts / unit_;
        part_ = parts % unit_;
        const std::size_t from = std::min<std::size_t>(next, there);
        skip_ = next - from;
        held_ = there - from;
        std::copy_n(frames + from * channels, held_ * channels, kept_);
        if (count < most) why_none_ = paused ? what_next::paused : end();
        return count;
    }

    // How many positions, of at most `most`, lie on the frames that are there. paused: the line after the last one will come.
    [[nodiscard]] std::size_t lines_within(std::size_t there, std::size_t most,
                                           bool paused) const noexcept PAWL_NONBLOCKING {
        std::uint64_t part = part_;
        std::size_t at = 0, count = 0;
        while (count < most && at + 1 + (paused && part != 0 ? 1 : 0) <= there) {
            ++count;
            advance(at, part);
        }
        return count;
    }
    void advance(std::size_t& at, std::uint64_t& part) const noexcept PAWL_NONBLOCKING {
        part += step_part_;
        const bool over = part >= unit_;
        part -= over ? unit_ : 0;
        at += step_whole_ + (over ? 1 : 0);
    }

    template <std::size_t Channels = 0>
    void lines(const sample* frames, sample* into, std::size_t count,
               std::size_t any = Channels) const noexcept PAWL_NONBLOCKING {
        const std::size_t channels = Channels != 0 ? Channels : any;
        std::uint64_t part = part_;
        for (std::size_t i = 0, at = 0; i < count; ++i) {
            // A signed number converts in one instruction.
            const float weight = static_cast<float>(static_cast<std::int64_t>(part)) * one_in_unit_;
            const sample* const from = frames + at * channels;
            for (std::size_t c = 0; c < channels; ++c)
                into[i * channels + c] = from[c] + weight * (from[channels + c] - from[c]);
            advance(at, part);
        }
    }

    // Why the sound gave no more; it begins anew.
    what_next end() noexcept PAWL_NONBLOCKING {
        const what_next why = then_;
        if (why == what_next::metadata_changed) then_ = what_next::samples;
        held_ = 0;
        skip_ = 0;
        part_ = 0;
        return why;
    }

    std::uint64_t step_whole_ = 1, step_part_ = 0, unit_ = 1;
    float one_in_unit_ = 1;
    std::uint64_t part_ = 0;               // where the next frame is: so much after the first of those kept
    std::size_t skip_ = 0, held_ = 0;      // frames before that; frames kept, at most two
    what_next then_ = what_next::samples;  // why there are no more frames than those kept
    what_next why_none_ = what_next::samples;
    sample kept_[2 * most_channels]{};
};

}  // namespace pawl::inline PAWL_PORT::sound
