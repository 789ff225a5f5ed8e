// A sound that can be ended.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/wrapper.hpp>

#include <concepts>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// Plays until it is stopped, or has finished by itself. Whoever mixes it lets it go then.
template <std::derived_from<sound> Inner>
class stoppable final : public wrapper<Inner> {
public:
    explicit stoppable(Inner inner) noexcept : wrapper<Inner>{std::move(inner)} {}

    /// Finished, from the next batch on and for ever.
    void stop() noexcept PAWL_NONBLOCKING { stopped_ = true; }
    [[nodiscard]] bool stopped() const noexcept PAWL_NONBLOCKING { return stopped_; }

    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        if (stopped_) return {0, into.empty() ? what_next::samples : what_next::finished};
        return this->render_inner(into);
    }

private:
    bool stopped_ = false;
};
template <class S>
stoppable(S) -> stoppable<as_sound<S>>;

}  // namespace pawl::inline PAWL_PORT::sound
