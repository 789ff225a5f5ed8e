// The seam of the sound library: whatever gives samples. Sounds stand on each other through nothing else.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/format.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::sound {

/// What comes at this place of a sound. After anything but a sample, the next sample is for channel 0.
enum class what_next : std::uint8_t {
    samples,           ///< another one
    metadata_changed,  ///< channel_count() or sample_rate() may have changed; ask for the next sample again
    paused,            ///< nothing in this batch; perhaps in a later one
    finished,          ///< nothing ever again
    failed,            ///< nothing ever again, and not as it was meant; whoever mixes drops the sound
};

/// A sample, or why there is none.
class next_sample {
public:
    constexpr next_sample(sample value) noexcept : value_{value} {}
    constexpr next_sample(what_next instead) noexcept : what_{instead} {}

    [[nodiscard]] constexpr what_next what() const noexcept PAWL_NONBLOCKING { return what_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept PAWL_NONBLOCKING {
        return what_ == what_next::samples;
    }
    /// The sample; 0 where there is none.
    [[nodiscard]] constexpr sample operator*() const noexcept PAWL_NONBLOCKING { return value_; }
    friend bool operator==(const next_sample&, const next_sample&) = default;

private:
    sample value_ = 0;
    what_next what_ = what_next::samples;
};

/// How far a call of render() came.
struct rendered {
    std::size_t samples = 0;              ///< were written, a multiple of the channels
    what_next then = what_next::samples;  ///< samples: all that was asked for is there. Otherwise why not

    friend bool operator==(const rendered&, const rendered&) = default;
};

/// Gives samples, one after the other, to one thread, which is the render thread as a rule: none of these calls waits, allocates,
/// frees or opens anything. Derive from by_sample or by_batch, which write one half of it from the other.
class sound {
public:
    sound() = default;
    sound(const sound&) = default;
    sound(sound&&) = default;
    sound& operator=(const sound&) = default;
    sound& operator=(sound&&) = default;
    virtual ~sound() = default;

    /// 1 to most_channels. Changes only where metadata_changed is returned.
    [[nodiscard]] virtual std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING = 0;
    /// Frames a second. Changes only where metadata_changed is returned.
    [[nodiscard]] virtual std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING = 0;
    /// One sample, of channel 0, 1, ... in turn.
    [[nodiscard]] virtual next_sample next() noexcept PAWL_NONBLOCKING = 0;
    /// The same for many at once: into.size() is a multiple of the channels and the first one is for channel 0. What is not
    /// written stays as it was.
    [[nodiscard]] virtual rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING = 0;
    /// Called before the samples of a batch are asked for: the time to look at commands. Whoever wraps a sound passes it on.
    virtual void start_of_batch() noexcept PAWL_NONBLOCKING {}
};

/// One call of one.render(). A sound may be anybody's: what it says it wrote is believed as far as the span goes, in whole frames.
/// Whoever renders the sounds of others does it through this. channels: of the sound, before the call.
template <class S>
[[nodiscard]] rendered render_frames(S& one, std::span<sample> into, std::size_t channels) noexcept PAWL_NONBLOCKING {
    const rendered got = one.render(into);
    const std::size_t samples = got.samples < into.size() ? got.samples : into.size();
    return {channels == 0 ? 0 : samples - samples % channels, got.then};
}

/// A sound that is written sample by sample: next() is yours. Each sample costs a virtual call.
class by_sample : public sound {
public:
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        std::size_t whole = 0;  // frames that were left half-way are not told of
        for (std::size_t at = 0; at < into.size(); ++at) {
            const next_sample got = next();
            if (!got) return {whole, got.what()};
            into[at] = *got;
            if ((at + 1) % channel_count() == 0) whole = at + 1;
        }
        return {into.size(), what_next::samples};
    }
};

/// A sound that is written batch by batch: render() is yours. next() gives from a frame that was rendered before.
class by_batch : public sound {
public:
    [[nodiscard]] next_sample next() noexcept PAWL_NONBLOCKING override {
        if (given_ == held_) {
            const std::uint32_t channels = channel_count();
            if (channels == 0 || channels > most_channels) return what_next::failed;
            const rendered got = render_frames(*this, {frame_, channels}, channels);
            if (got.samples == 0) return got.then == what_next::samples ? what_next::paused : got.then;
            held_ = channels;
            given_ = 0;
        }
        return frame_[given_++];
    }

private:
    std::uint32_t held_ = 0, given_ = 0;
    sample frame_[most_channels]{};
};

}  // namespace pawl::inline PAWL_PORT::sound
