// What all wrappers have in common.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/any_sound.hpp>
#include <pawl/sound/sound.hpp>

#include <concepts>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// A sound around another one, which is a part of it. Derive from it and write render().
template <std::derived_from<sound> Inner>
class wrapper : public by_batch {
public:
    static constexpr bool format_is_constant = keeps_format<Inner>;

    explicit wrapper(Inner inner) noexcept(std::is_nothrow_move_constructible_v<Inner>) : inner_{std::move(inner)} {}

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override {
        return inner_.channel_count();
    }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return inner_.sample_rate(); }
    void start_of_batch() noexcept PAWL_NONBLOCKING override { inner_.start_of_batch(); }

    [[nodiscard]] Inner& inner() noexcept PAWL_NONBLOCKING { return inner_; }
    [[nodiscard]] const Inner& inner() const noexcept PAWL_NONBLOCKING { return inner_; }

protected:
    [[nodiscard]] rendered render_inner(std::span<sample> into) noexcept PAWL_NONBLOCKING {
        return render_frames(inner_, into, inner_.channel_count());
    }
    [[nodiscard]] format inner_format() const noexcept PAWL_NONBLOCKING {
        return {inner_.channel_count(), inner_.sample_rate()};
    }
    Inner inner_;
};

}  // namespace pawl::inline PAWL_PORT::sound
