// A sound that a function of yours gives.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/sound.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// f(std::span<sample>) -> rendered, for whole frames at once; or f() -> sample, or next_sample, for each sample, channel after
/// channel. f neither waits nor allocates. An impossible format: failed.
template <class F>
requires std::invocable<F&, std::span<sample>> || std::invocable<F&>
class from_function final : public by_batch {
public:
    static constexpr bool format_is_constant = true;

    from_function(format of, F f) noexcept
        : format_{of.is_possible() ? of : format{1, format{}.rate}}, possible_{of.is_possible()}, f_{std::move(f)} {}

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return format_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return format_.rate; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        if (into.empty()) return {};
        if (!possible_) return {0, what_next::failed};
        if constexpr (std::invocable<F&, std::span<sample>>)
            return f_(into);
        else if constexpr (std::convertible_to<std::invoke_result_t<F&>, sample>) {
            for (sample& one : into) one = f_();
            return {into.size(), what_next::samples};
        } else {
            std::size_t whole = 0;  // frames that were left half-way are not told of
            for (std::size_t at = 0; at < into.size(); ++at) {
                const next_sample got = f_();
                if (!got) return {whole, got.what()};
                into[at] = *got;
                if ((at + 1) % format_.channels == 0) whole = at + 1;
            }
            return {into.size(), what_next::samples};
        }
    }

private:
    format format_;
    bool possible_;
    F f_;
};

}  // namespace pawl::inline PAWL_PORT::sound
