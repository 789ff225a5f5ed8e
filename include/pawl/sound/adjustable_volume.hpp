// A sound, louder or softer.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/blocks.hpp>
#include <pawl/sound/wrapper.hpp>

#include <cmath>
#include <concepts>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// Each sample times the volume, from the next batch on; exact, without a ramp.
template <std::derived_from<sound> Inner>
class adjustable_volume final : public wrapper<Inner> {
public:
    explicit adjustable_volume(Inner inner, float volume = 1) noexcept : wrapper<Inner>{std::move(inner)} {
        set_volume(volume);
    }
    /// A negative one turns the wave over. What is not a finite number is 0.
    void set_volume(float volume) noexcept PAWL_NONBLOCKING { volume_ = std::isfinite(volume) ? volume : 0; }
    [[nodiscard]] float volume() const noexcept PAWL_NONBLOCKING { return volume_; }

    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        const rendered got = this->render_inner(into);
        if (volume_ != 1) blocks::scale(into.first(got.samples), volume_);
        return got;
    }

private:
    float volume_ = 1;
};
template <class S>
adjustable_volume(S) -> adjustable_volume<as_sound<S>>;
template <class S>
adjustable_volume(S, float) -> adjustable_volume<as_sound<S>>;

}  // namespace pawl::inline PAWL_PORT::sound
