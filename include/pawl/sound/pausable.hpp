// A sound that can be paused.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/wrapper.hpp>

#include <concepts>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// While it is paused, nothing is asked of the sound within; then that goes on where it was.
template <std::derived_from<sound> Inner>
class pausable final : public wrapper<Inner> {
public:
    explicit pausable(Inner inner, bool paused = false) noexcept : wrapper<Inner>{std::move(inner)}, paused_{paused} {}

    /// From the next batch on.
    void set_paused(bool paused) noexcept PAWL_NONBLOCKING { paused_ = paused; }
    [[nodiscard]] bool paused() const noexcept PAWL_NONBLOCKING { return paused_; }

    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        if (paused_) return {0, into.empty() ? what_next::samples : what_next::paused};
        return this->render_inner(into);
    }

private:
    bool paused_;
};
template <class S>
pausable(S) -> pausable<as_sound<S>>;
template <class S>
pausable(S, bool) -> pausable<as_sound<S>>;

}  // namespace pawl::inline PAWL_PORT::sound
