// A sound with another number of frames a second.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/linear_reader.hpp>
#include <pawl/sound/wrapper.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// By straight lines between the frames (linear_reader.hpp), whose positions are fractions and never rounded. The rate stays what
/// the program asked for, whatever the sound changes to. An impossible one, of the program or of the sound: failed.
template <std::derived_from<sound> Inner>
class in_rate final : public wrapper<Inner> {
public:
    in_rate(Inner inner, std::uint32_t rate) noexcept
        : wrapper<Inner>{std::move(inner)},
          rate_{rate >= lowest_rate && rate <= highest_rate ? rate : format{}.rate},
          possible_{rate_ == rate},
          channels_{this->inner_.channel_count()} {
        follow();
    }
    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return channels_; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return rate_; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        bool just_changed = false;
        for (std::size_t written = 0;;) {
            if (written == into.size()) return {written, what_next::samples};
            if (!possible_ || !follows_) return {written, what_next::failed};
            const rendered got = reader_.render(this->inner_, channels_, into.subspan(written));
            written += got.samples;
            if (got.then != what_next::metadata_changed) return {written, got.then};
            follow();
            if (this->inner_.channel_count() != channels_) {
                channels_ = this->inner_.channel_count();
                return {written, got.then};
            }
            // Of a rate nobody need know. Nothing but changes would never end.
            if (just_changed && got.samples == 0) return {written, what_next::failed};
            just_changed = true;
        }
    }

private:
    void follow() noexcept PAWL_NONBLOCKING {
        const std::uint32_t from = this->inner_.sample_rate();
        follows_ = this->inner_format().is_possible();
        if (follows_) reader_.set_step(from / rate_, from % rate_, rate_);
    }

    std::uint32_t rate_;
    bool possible_, follows_ = false;
    std::uint32_t channels_;
    linear_reader reader_{1, 0, 1};
};

}  // namespace pawl::inline PAWL_PORT::sound
