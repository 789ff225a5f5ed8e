// Keeps what was played last, and plays it backwards or over and over.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/sound.hpp>
#include <pawl/sound/wrapper.hpp>

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {

/// The last seconds of a sound, on a tape. Forward: samples pass as they are, and are kept. Reverse: the frame that was played
/// last comes first, then the one before it, and so on; where the tape is used up it turns forward by itself. Repeat: the last
/// stretch, from its beginning, over and over. The inner sound stands still meanwhile; forward goes on where it stood. What is
/// played from the tape is not kept anew. A new format empties the tape and turns it forward.
/// Memory: those seconds, allocated where it is made; of a format with more samples a second, which comes later, fewer are kept.
template <std::derived_from<sound> Inner>
class tape final : public wrapper<Inner> {
public:
    using seconds = std::chrono::duration<double>;
    enum class moves : std::uint8_t { forward, reverse, repeat };

    explicit tape(Inner inner, seconds kept = seconds{10}) : wrapper<Inner>{std::move(inner)} {
        const std::size_t channels = this->inner_.channel_count();
        line_.resize(std::max(frames_in(kept), std::size_t{1}) * channels);
        fit();
    }

    void forward() noexcept PAWL_NONBLOCKING { mode_ = moves::forward; }
    /// Backwards from what was played last. Nothing was: it stays as it is.
    void reverse() noexcept PAWL_NONBLOCKING {
        if (kept_ == 0) return;
        mode_ = moves::reverse;
        behind_ = 0;
    }
    /// The last stretch over and over, a frame of it at least; of what is kept, where that is less. Nothing was kept: it stays as
    /// it is.
    void repeat(seconds length) noexcept PAWL_NONBLOCKING {
        if (kept_ == 0) return;
        mode_ = moves::repeat;
        stretch_ = std::clamp(frames_in(length), std::size_t{1}, kept_);
        behind_ = stretch_;
    }
    [[nodiscard]] moves mode() const noexcept PAWL_NONBLOCKING { return mode_; }
    /// Frames from what is heard now to where the inner sound stands.
    [[nodiscard]] std::size_t behind() const noexcept PAWL_NONBLOCKING { return mode_ == moves::forward ? 0 : behind_; }
    /// Frames on the tape.
    [[nodiscard]] std::size_t kept() const noexcept PAWL_NONBLOCKING { return kept_; }
    /// Of a repetition, in frames.
    [[nodiscard]] std::size_t stretch() const noexcept PAWL_NONBLOCKING { return stretch_; }

    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        std::size_t done = 0;
        while (done < into.size() && mode_ != moves::forward)
            done += mode_ == moves::reverse ? play_backwards(into.subspan(done)) : play_again(into.subspan(done));
        if (done == into.size()) return {done, what_next::samples};
        rendered got = this->render_inner(into.subspan(done));
        keep(into.subspan(done, got.samples));
        if (got.then == what_next::metadata_changed) {
            mode_ = moves::forward;
            fit();
        }
        got.samples += done;
        return got;
    }

private:
    [[nodiscard]] std::size_t frames_in(seconds time) const noexcept PAWL_NONBLOCKING {
        const double frames = time.count() * this->inner_.sample_rate() + 0.5;
        return frames >= 1 ? static_cast<std::size_t>(std::min(frames, 1e15)) : 0;
    }
    void fit() noexcept PAWL_NONBLOCKING {
        channels_ = std::max(this->inner_.channel_count(), std::uint32_t{1});
        room_ = line_.size() / channels_;
        kept_ = head_ = 0;
    }
    // The frame that was played `behind` frames before the next one; 1: the last one.
    [[nodiscard]] std::size_t place_of(std::size_t behind) const noexcept PAWL_NONBLOCKING {
        return behind <= head_ ? head_ - behind : head_ + room_ - behind;
    }

    void keep(std::span<const sample> played) noexcept PAWL_NONBLOCKING {
        if (room_ == 0) return;
        std::size_t frames = played.size() / channels_;
        kept_ = std::min(room_, kept_ + frames);
        while (frames != 0) {
            const std::size_t count = std::min(frames, room_ - head_);
            std::copy_n(played.data(), count * channels_, line_.data() + head_ * channels_);
            played = played.subspan(count * channels_);
            frames -= count;
            head_ = head_ + count == room_ ? 0 : head_ + count;
        }
    }
    std::size_t play_again(std::span<sample> into) noexcept PAWL_NONBLOCKING {
        const std::size_t from = place_of(behind_);
        const std::size_t count = std::min({into.size() / channels_, behind_, room_ - from});
        std::copy_n(line_.data() + from * channels_, count * channels_, into.data());
        behind_ -= count;
        if (behind_ == 0) behind_ = stretch_;
        return count * channels_;
    }
    std::size_t play_backwards(std::span<sample> into) noexcept PAWL_NONBLOCKING {
        if (behind_ == kept_) {
            mode_ = moves::forward;
            return 0;
        }
        const std::size_t last = place_of(behind_ + 1);  // then down to the beginning of the line
        const std::size_t count = std::min({into.size() / channels_, kept_ - behind_, last + 1});
        const sample* const from = line_.data() + (last + 1 - count) * channels_;
        if (channels_ == 1)
            turn<1>(from, into.data(), count, 1);
        else if (channels_ == 2)
            turn<2>(from, into.data(), count, 2);
        else
            turn<0>(from, into.data(), count, channels_);
        behind_ += count;
        return count * channels_;
    }
    template <std::size_t Channels>
    static void turn(const sample* __restrict from, sample* __restrict to, std::size_t frames,
                     std::size_t channels) noexcept PAWL_NONBLOCKING {
        if constexpr (Channels != 0) channels = Channels;
        for (std::size_t frame = 0; frame < frames; ++frame)
            for (std::size_t channel = 0; channel < channels; ++channel)
                to[frame * channels + channel] = from[(frames - 1 - frame) * channels + channel];
    }

    std::vector<sample> line_;  // a ring of frames
    std::size_t channels_ = 1, room_ = 0;
    std::size_t head_ = 0;     // where the next frame goes
    std::size_t kept_ = 0;     // frames before it that are there
    std::size_t behind_ = 0;   // reverse: frames that went back so far. repeat: frames until the stretch begins again
    std::size_t stretch_ = 0;  // frames that are repeated
    moves mode_ = moves::forward;
};
template <class S>
tape(S) -> tape<as_sound<S>>;
template <class S>
tape(S, std::chrono::duration<double>) -> tape<as_sound<S>>;

}  // namespace pawl::inline PAWL_PORT::sound
