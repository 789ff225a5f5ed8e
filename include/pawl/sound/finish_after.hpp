// The beginning of a sound.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/wrapper.hpp>

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// Finished after so much sound: frames are counted, and the last one begins before that time is over. What is paused takes no
/// time. Where the rate changes, what is left is as long as before.
template <std::derived_from<sound> Inner>
class finish_after final : public wrapper<Inner> {
public:
    template <class Rep, class Period>
    finish_after(Inner inner, std::chrono::duration<Rep, Period> how_long) noexcept
        : wrapper<Inner>{std::move(inner)}, rate_{this->inner_.sample_rate()} {
        using seconds = std::chrono::duration<long double>;
        const long double frames = std::chrono::duration_cast<seconds>(how_long).count() * rate_;
        if (frames > 0) left_ = frames < most ? whole(frames) : for_ever;
    }
    /// Frames that are left.
    [[nodiscard]] std::uint64_t left() const noexcept PAWL_NONBLOCKING { return left_; }

    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        if (into.empty()) return {};
        if (left_ == 0) return {0, what_next::finished};
        const std::size_t channels = this->inner_.channel_count();
        const auto frames = static_cast<std::size_t>(std::min<std::uint64_t>(into.size() / channels, left_));
        const rendered got = this->render_inner(into.first(frames * channels));
        if (left_ != for_ever) left_ -= std::min<std::uint64_t>(left_, got.samples / channels);
        if (got.then == what_next::metadata_changed) follow();
        if (got.then != what_next::samples || left_ != 0 || got.samples == into.size()) return got;
        return {got.samples, what_next::finished};
    }

private:
    static constexpr std::uint64_t for_ever = ~std::uint64_t{0};
    static constexpr long double most = 0x1p62L;  // thousands of years

    // Rounded up, but for what is nothing but the error of a duration in fractions: 0.1 s are 4,800 frames of 48,000.
    static std::uint64_t whole(long double frames) noexcept PAWL_NONBLOCKING {
        const auto below = static_cast<std::uint64_t>(frames);
        return below + (frames - static_cast<long double>(below) > 1e-6L ? 1 : 0);
    }
    void follow() noexcept PAWL_NONBLOCKING {
        const std::uint32_t now = this->inner_.sample_rate();
        if (left_ != for_ever && rate_ != 0) left_ = whole(static_cast<long double>(left_) * now / rate_);
        rate_ = now;
    }
    std::uint64_t left_ = 0;
    std::uint32_t rate_;
};
template <class S, class Rep, class Period>
finish_after(S, std::chrono::duration<Rep, Period>) -> finish_after<as_sound<S>>;

}  // namespace pawl::inline PAWL_PORT::sound
