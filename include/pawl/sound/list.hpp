// Sounds one after the other.
#pragma once

#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/mixer.hpp>
#include <pawl/sound/owned.hpp>
#include <pawl/sound/sound.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {

/// Each begins where the one before has finished, without a gap; metadata_changed stands between two of different formats. One
/// that fails is dropped and counted, and the next one begins. Sounds that are over go at once, and their places are free
/// for others. When nothing is left: finished.
class list final : public by_batch {
public:
    /// Allocates places for the given sounds and so many more.
    explicit list(std::vector<owned_sound> sounds, std::size_t more = 0)
        : places_{std::move(sounds)}, count_{places_.size()} {
        places_.resize(count_ + more);
        if (count_ != 0) format_ = format_of(*places_[0]);
    }

    /// At the end. Never waits, allocates or frees; of the render thread, as everything here: tell it by a controller. The
    /// sound comes back where there is no place (full), and where it is none (moved_from).
    std::expected<void, refused_sound> add(owned_sound one) noexcept PAWL_NONBLOCKING {
        if (!one) return std::unexpected<refused_sound>{std::in_place, std::move(one), errc::moved_from};
        if (count_ == places_.size()) return std::unexpected<refused_sound>{std::in_place, std::move(one), errc::full};
        places_[(first_ + count_++) % places_.size()] = std::move(one);
        return {};
    }
    /// Goes on with the next one.
    void skip() noexcept PAWL_NONBLOCKING {
        if (count_ != 0) drop_first();
    }
    /// Those that are not over.
    [[nodiscard]] std::size_t sounds() const noexcept PAWL_NONBLOCKING { return count_; }
    /// Those that failed.
    [[nodiscard]] std::size_t dropped() const noexcept PAWL_NONBLOCKING { return dropped_; }

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return format_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return format_.rate; }
    void start_of_batch() noexcept PAWL_NONBLOCKING override {
        if (count_ != 0) places_[first_]->start_of_batch();
    }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        for (std::size_t written = 0;;) {
            if (written == into.size()) return {written, what_next::samples};
            if (count_ == 0) return {written, what_next::finished};
            sound& now = *places_[first_];
            if (const format its = format_of(now); its != format_) {
                if (its.is_possible()) {
                    format_ = its;
                    return {written, what_next::metadata_changed};
                }
                ++dropped_;
                drop_first();
                continue;
            }
            const rendered got = render_frames(now, into.subspan(written), format_.channels);
            written += got.samples;
            switch (got.then) {
                case what_next::samples: break;
                case what_next::failed: ++dropped_; [[fallthrough]];
                case what_next::finished: drop_first(); break;
                case what_next::metadata_changed: format_ = format_of(now); return {written, got.then};
                case what_next::paused: return {written, got.then};
            }
            if (got.then == what_next::samples && got.samples == 0) return {written, what_next::paused};
        }
    }

private:
    static format format_of(const sound& one) noexcept PAWL_NONBLOCKING {
        return {one.channel_count(), one.sample_rate()};
    }
    // The next one's batch has begun with that of the first.
    void drop_first() noexcept PAWL_NONBLOCKING {
        places_[first_].reset();
        first_ = (first_ + 1) % places_.size();
        if (--count_ != 0) places_[first_]->start_of_batch();
    }

    std::vector<owned_sound> places_;
    std::size_t first_ = 0, count_;
    std::size_t dropped_ = 0;
    format format_{};
};

/// A list of sounds of any types; owned ones among them are taken as they are.
template <class... Sounds>
[[nodiscard]] list make_list(Sounds... sounds) {
    std::vector<owned_sound> all;
    all.reserve(sizeof...(sounds));
    const auto add = [&all]<class S>(S& one) {
        if constexpr (std::derived_from<S, sound>)
            all.push_back(make_owned<S>(std::move(one)));
        else
            all.push_back(std::move(one));
    };
    (add(sounds), ...);
    return list{std::move(all)};
}

}  // namespace pawl::inline PAWL_PORT::sound
