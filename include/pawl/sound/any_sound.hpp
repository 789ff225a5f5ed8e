// A sound of a type that is known only when the program runs, where a wrapper wants one by value.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/owned.hpp>
#include <pawl/sound/sound.hpp>

#include <concepts>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// What it owns, as it is. Of nothing: finished.
class any_sound final : public sound {
public:
    template <std::derived_from<sound> Inner>
    any_sound(owned<Inner> inner) noexcept : inner_{std::move(inner)} {}

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override {
        return inner_ ? inner_->channel_count() : 1;
    }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override {
        return inner_ ? inner_->sample_rate() : format{}.rate;
    }
    [[nodiscard]] next_sample next() noexcept PAWL_NONBLOCKING override {
        return inner_ ? inner_->next() : what_next::finished;
    }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        if (inner_) return inner_->render(into);
        return {0, into.empty() ? what_next::samples : what_next::finished};
    }
    void start_of_batch() noexcept PAWL_NONBLOCKING override {
        if (inner_) inner_->start_of_batch();
    }

private:
    owned_sound inner_;
};

namespace detail {
template <class S>
struct as_sound {
    static_assert(std::derived_from<S, sound>, "pawl: a wrapper goes around a sound, or an owned one");
    using type = S;
};
template <class S>
struct as_sound<owned<S>> {
    using type = any_sound;
};
}  // namespace detail

/// The sound that a wrapper of S holds: S itself, or any_sound where S is an owned one.
template <class S>
using as_sound = typename detail::as_sound<S>::type;

/// Whether sounds of this type keep their channels and their rate for ever, and so never say metadata_changed. A type says so
/// with a member `static constexpr bool format_is_constant = true`.
template <class S>
inline constexpr bool keeps_format = [] {
    if constexpr (requires { S::format_is_constant; })
        return static_cast<bool>(S::format_is_constant);
    else
        return false;
}();

}  // namespace pawl::inline PAWL_PORT::sound
