// A sound, faster or slower; its pitch follows.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/linear_reader.hpp>
#include <pawl/sound/wrapper.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// As a tape that runs faster or slower: straight lines between the frames (linear_reader.hpp). At speed 1, from whole frames
/// on, exactly the sound itself.
template <std::derived_from<sound> Inner>
class adjustable_speed final : public wrapper<Inner> {
public:
    static constexpr double slowest = 0.05, fastest = 20;

    explicit adjustable_speed(Inner inner, double speed = 1) noexcept
        : wrapper<Inner>{std::move(inner)}, format_{this->inner_format()} {
        set_speed(speed);
    }
    /// From the next batch on; within slowest and fastest. What is not a number is 1.
    void set_speed(double speed) noexcept PAWL_NONBLOCKING {
        speed_ = std::isnan(speed) ? 1 : std::clamp(speed, slowest, fastest);
        const auto step = static_cast<std::uint64_t>(static_cast<std::int64_t>(speed_ * unit + 0.5));
        reader_.set_step(step / unit, step % unit, unit);
    }
    [[nodiscard]] double speed() const noexcept PAWL_NONBLOCKING { return speed_; }

    // The sound within may be ahead, in a format that has not been told of yet.
    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return format_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return format_.rate; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        if (into.empty()) return {};
        if (!format_.is_possible()) return {0, what_next::failed};
        const rendered got = reader_.render(this->inner_, format_.channels, into);
        if (got.then == what_next::metadata_changed) format_ = this->inner_format();
        return got;
    }

private:
    static constexpr std::uint64_t unit = std::uint64_t{1} << 32;
    format format_;
    double speed_ = 1;
    linear_reader reader_{1, 0, unit};
};
template <class S>
adjustable_speed(S) -> adjustable_speed<as_sound<S>>;
template <class S>
adjustable_speed(S, double) -> adjustable_speed<as_sound<S>>;

}  // namespace pawl::inline PAWL_PORT::sound
