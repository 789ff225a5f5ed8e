// Samples from memory.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/sound.hpp>
#include <pawl/sound/sound_data.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// Whether it begins again where it ends.
enum class playing : bool { once, looped };

/// Plays what is in memory. Copies share the samples and have a position each. Of no samples: finished, looped or not.
class memory_sound final : public by_batch {
public:
    static constexpr bool format_is_constant = true;

    explicit memory_sound(sound_data data, playing how = playing::once) noexcept
        : data_{std::move(data)},
          format_{data_.layout().is_possible() ? data_.layout() : format{1, format{}.rate}},
          looped_{how == playing::looped} {}

    void set_looped(bool looped) noexcept PAWL_NONBLOCKING { looped_ = looped; }
    [[nodiscard]] bool looped() const noexcept PAWL_NONBLOCKING { return looped_; }
    /// In frames, 0 to frames().
    [[nodiscard]] std::size_t position() const noexcept PAWL_NONBLOCKING { return at_ / format_.channels; }
    void set_position(std::size_t frame) noexcept PAWL_NONBLOCKING {
        at_ = std::min(frame, data_.frames()) * format_.channels;
    }
    [[nodiscard]] std::size_t frames() const noexcept PAWL_NONBLOCKING { return data_.frames(); }
    [[nodiscard]] const sound_data& data() const noexcept PAWL_NONBLOCKING { return data_; }

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return format_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return format_.rate; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        if (!data_.layout().is_possible()) return {0, into.empty() ? what_next::samples : what_next::failed};
        const std::span<const sample> all = data_.samples();
        std::size_t written = 0;
        while (written != into.size()) {
            if (at_ == all.size()) {
                if (!looped_ || all.empty()) return {written, what_next::finished};
                at_ = 0;
            }
            const std::size_t count = std::min(into.size() - written, all.size() - at_);
            std::copy_n(all.data() + at_, count, into.data() + written);
            written += count;
            at_ += count;
        }
        return {written, what_next::samples};
    }

private:
    sound_data data_;
    format format_;
    std::size_t at_ = 0;  // samples
    bool looped_;
};

}  // namespace pawl::inline PAWL_PORT::sound
