// A sound that keeps the audio thread to itself: for who wants to see that the watchdog finds it.
#pragma once

#include <pawl/sound/sound.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "apps/tablet/command_path.hpp"

namespace tablet {

/// Silent; after a second of it, it computes for half a second, once.
class misbehaving final : public pawl::sound::by_batch {
public:
    explicit misbehaving(pawl::sound::format of) : format_{of} {}
    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return format_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return format_.rate; }
    [[nodiscard]] pawl::sound::rendered render(std::span<pawl::sound::sample> into) noexcept PAWL_NONBLOCKING override {
        std::ranges::fill(into, 0.0F);
        const std::size_t before = given_, second = std::size_t{format_.rate} * format_.channels;
        given_ += into.size();
        if (before < second && given_ >= second) compute();
        return {into.size(), pawl::sound::what_next::samples};
    }

private:
    static void compute() noexcept PAWL_NONBLOCKING {
        constexpr std::uint64_t so_long = 500'000'000;  // nanoseconds
        // Reads the clock in the program's own memory, for much too long.
        PAWL_TRUSTED(const std::uint64_t end = now_in_nanoseconds() + so_long; while (now_in_nanoseconds() < end){});
    }
    pawl::sound::format format_;
    std::size_t given_ = 0;
};

}  // namespace tablet
