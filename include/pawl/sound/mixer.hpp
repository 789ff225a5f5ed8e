// Several sounds at once, as one.
#pragma once

#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/blocks.hpp>
#include <pawl/sound/sound.hpp>
#include <pawl/sound/voices.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// A sound that was not taken, and why: full or too_many (it would be one too many), closed (nobody plays any more),
/// out_of_range (its format is not the mixer's).
struct refused_sound {
    owned_sound value;
    errc why;
};

/// The sum of its sounds, cut off at -1 and 1. A sound that has finished goes; one that fails, or whose format changes, is
/// dropped and counted, and the others go on. Where none has a sample, it is paused; with until_all_finished, finished once
/// none is left. Everything in it is of the render thread; tell it by a controller.
class mixer final : public by_batch {
public:
    static constexpr bool format_is_constant = true;
    enum class lasting : bool { for_ever, until_all_finished };

    /// Allocates places for most_sounds; none is allocated later. An impossible format: failed.
    explicit mixer(format all, std::uint32_t most_sounds = 64, lasting how = lasting::for_ever)
        : format_{all.is_possible() ? all : format{1, format{}.rate}},
          possible_{all.is_possible()},
          ends_{how == lasting::until_all_finished},
          voices_{format_, most_sounds} {}

    /// From the next sample on. Never waits, allocates or frees.
    std::expected<void, refused_sound> add(owned_sound one) noexcept PAWL_NONBLOCKING {
        if (!one || one->channel_count() != format_.channels || one->sample_rate() != format_.rate)
            return refuse(std::move(one), errc::out_of_range);
        if (voices_.full()) return refuse(std::move(one), errc::full);
        voices_.add(std::move(one), 0);
        return {};
    }
    /// Drops all sounds; they are not counted as dropped.
    void clear() noexcept PAWL_NONBLOCKING { voices_.drop_all(); }
    [[nodiscard]] std::size_t sounds() const noexcept PAWL_NONBLOCKING { return voices_.count(); }
    /// How many failed, or changed to another format.
    [[nodiscard]] std::size_t dropped() const noexcept PAWL_NONBLOCKING { return gone_.dropped; }

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return format_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return format_.rate; }
    void start_of_batch() noexcept PAWL_NONBLOCKING override { voices_.start_of_batch(); }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        const std::size_t at_once = blocks::frames_at_once(format_.channels) * format_.channels;
        for (std::size_t at = 0; at != into.size();) {
            if (!possible_) return {at, what_next::failed};
            const std::span<sample> block = into.subspan(at, std::min(at_once, into.size() - at));
            const std::size_t got = voices_.render(block, gone_);
            blocks::saturate(block.first(got));
            at += got;
            if (got != block.size())
                return {at, ends_ && voices_.count() == 0 ? what_next::finished : what_next::paused};
        }
        return {into.size(), what_next::samples};
    }

private:
    static std::unexpected<refused_sound> refuse(owned_sound&& one, errc why) noexcept PAWL_NONBLOCKING {
        return std::unexpected<refused_sound>{std::in_place, std::move(one), why};
    }
    format format_;
    bool possible_, ends_;
    voices voices_;
    voices::counts gone_;
};

}  // namespace pawl::inline PAWL_PORT::sound
