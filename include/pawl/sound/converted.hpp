// Sounds in the format that somebody wants.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/sound/any_sound.hpp>
#include <pawl/sound/failure.hpp>
#include <pawl/sound/format.hpp>
#include <pawl/sound/in_channels.hpp>
#include <pawl/sound/in_rate.hpp>
#include <pawl/sound/owned.hpp>

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// How the rate of a sound is changed.
class quality {
public:
    /// Straight lines between the frames: exact positions, cheap, dull at high frequencies and not free of mirrored ones.
    static const quality linear;
    /// A filter of libsamplerate, SRC_SINC_MEDIUM_QUALITY. In pawl::sound, the compiled part; rates up to 256 times apart.
    static const quality best;

    /// Whether rates may be so far apart. Never waits.
    [[nodiscard]] bool reaches(std::uint32_t from, std::uint32_t to) const noexcept { return reaches_(from, to); }
    /// Of a sound whose channels stay the same. Null: the rates are too far apart, or there was no memory.
    [[nodiscard]] owned_sound at_rate(owned_sound one, std::uint32_t rate) const { return make_(std::move(one), rate); }

private:
    using maker = owned_sound (*)(owned_sound, std::uint32_t);
    using range = bool (*)(std::uint32_t, std::uint32_t) noexcept;
    constexpr quality(maker make, range within) noexcept : make_{make}, reaches_{within} {}
    static bool any_rates(std::uint32_t, std::uint32_t) noexcept { return true; }
    static owned_sound linear_at_rate(owned_sound one, std::uint32_t rate) {
        return make_owned<in_rate<any_sound>>(std::move(one), rate);
    }
    static owned_sound best_at_rate(owned_sound one, std::uint32_t rate);
    static bool best_reaches(std::uint32_t from, std::uint32_t to) noexcept;
    maker make_;
    range reaches_;
};
inline constexpr quality quality::linear{quality::linear_at_rate, quality::any_rates};

/// The sound with these channels and this rate, and so it stays, whatever the sound changes to. Channels: in_channels.hpp says
/// which becomes which. Allocates, here and never later.
template <class S>
[[nodiscard]] std::expected<owned_sound, failure> converted(S one, format to, const quality& how = quality::linear) {
    using part = as_sound<S>;
    const auto refuse = [](trouble what, const char* begin, std::uint32_t number) {
        return std::unexpected(failure{what, begin + std::to_string(number)});
    };
    part inner{std::move(one)};
    for (const format& each : {to, format{inner.channel_count(), inner.sample_rate()}}) {
        if (each.channels == 0 || each.channels > most_channels)
            return refuse(trouble::unsupported_channels,
                          "a sound cannot have this number of channels: ", each.channels);
        if (!each.is_possible())
            return refuse(trouble::unsupported_rate, "a sound cannot have this number of frames a second: ", each.rate);
    }
    const std::uint32_t rate = inner.sample_rate();
    owned_sound same_rate = make_owned<in_channels<part>>(std::move(inner), to.channels);
    if (keeps_format<part> && rate == to.rate) return same_rate;
    if (!how.reaches(rate, to.rate))
        return refuse(trouble::unsupported_rate, "too far from the other rate for this quality: ", rate);
    owned_sound there = how.at_rate(std::move(same_rate), to.rate);
    if (!there) return std::unexpected(failure{trouble::no_memory, "no memory for a conversion of rates"});
    return there;
}

}  // namespace pawl::inline PAWL_PORT::sound
