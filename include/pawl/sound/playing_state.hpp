// What managers and the renderer of a mix know together.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/sound/format.hpp>
#include <pawl/sound/owned.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::sound {

/// A sound on its way to the renderer, and how often all sounds had been cleared away by then.
struct play_command {
    owned_sound what;
    std::uint64_t when = 0;
    const char* name = nullptr;
};

/// Each call is wait-free.
class playing_state {
public:
    playing_state(format all, std::uint32_t most_sounds) noexcept : output{all}, most_{most_sounds} {}

    const format output;

    /// False: there are as many as there may be.
    [[nodiscard]] bool count_in() noexcept PAWL_NONBLOCKING {
        // relaxed: only a count; the sound itself travels by a channel.
        if (sounds_.fetch_add(1, std::memory_order_relaxed) < most_) return true;
        sounds_.fetch_sub(1, std::memory_order_relaxed);
        return false;
    }
    void count_out(std::size_t sounds) noexcept PAWL_NONBLOCKING {
        sounds_.fetch_sub(static_cast<std::uint32_t>(sounds), std::memory_order_relaxed);
    }
    void count_dropped(std::size_t sounds) noexcept PAWL_NONBLOCKING {
        dropped_.fetch_add(sounds, std::memory_order_relaxed);
    }
    [[nodiscard]] std::uint32_t sounds() const noexcept PAWL_NONBLOCKING {
        return sounds_.load(std::memory_order_relaxed);
    }
    [[nodiscard]] std::uint64_t dropped() const noexcept PAWL_NONBLOCKING {
        return dropped_.load(std::memory_order_relaxed);
    }

    // A clear is a number that grows, no message: it needs no room, so that it cannot be refused. seq_cst: whoever plays after
    // somebody's clear() plays for that number or a later one.
    void clear() noexcept PAWL_NONBLOCKING { clears_.fetch_add(1, std::memory_order_seq_cst); }
    [[nodiscard]] std::uint64_t clears() const noexcept PAWL_NONBLOCKING {
        return clears_.load(std::memory_order_seq_cst);
    }

    /// The sound that the render thread is inside of.
    std::atomic<const char*> now{nullptr};

private:
    const std::uint32_t most_;
    std::atomic<std::uint32_t> sounds_{0};
    std::atomic<std::uint64_t> clears_{0}, dropped_{0};
};

}  // namespace pawl::inline PAWL_PORT::sound

namespace pawl {
template <>
inline constexpr bool moves_in_real_time<sound::play_command> = true;
}  // namespace pawl
