// Sounds in which nothing is to be heard.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/blocks.hpp>
#include <pawl/sound/sound.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::sound {

/// Zeros: so many frames, or for ever. An impossible format: failed.
class silence final : public by_batch {
public:
    static constexpr bool format_is_constant = true;
    static constexpr std::uint64_t for_ever = ~std::uint64_t{0};

    explicit silence(format of, std::uint64_t frames = for_ever) noexcept
        : format_{of.is_possible() ? of : format{1, format{}.rate}}, possible_{of.is_possible()}, left_{frames} {}

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return format_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return format_.rate; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        if (into.empty()) return {};
        if (!possible_) return {0, what_next::failed};
        const auto frames = static_cast<std::size_t>(std::min<std::uint64_t>(into.size() / format_.channels, left_));
        blocks::silence(into.first(frames * format_.channels));
        if (left_ != for_ever) left_ -= frames;
        const bool all = frames * format_.channels == into.size();
        return {frames * format_.channels, all ? what_next::samples : what_next::finished};
    }

private:
    format format_;
    bool possible_;
    std::uint64_t left_;
};

/// No sample at all: finished from the beginning.
class empty final : public by_batch {
public:
    static constexpr bool format_is_constant = true;

    explicit empty(format of = {}) noexcept : format_{of.is_possible() ? of : format{1, format{}.rate}} {}

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return format_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return format_.rate; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        return {0, into.empty() ? what_next::samples : what_next::finished};
    }

private:
    format format_;
};

}  // namespace pawl::inline PAWL_PORT::sound
