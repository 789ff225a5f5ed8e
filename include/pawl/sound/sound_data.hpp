// Samples that are in memory and never change, used by as many sounds as want to.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/sound/format.hpp>
#include <pawl/sound/retirement.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {

/// A copy is a reference more, from any thread. The last one frees nothing by itself: the thread of retirement does. Copies,
/// moves and ends never wait, allocate or free.
class sound_data {
public:
    /// No samples.
    constexpr sound_data() noexcept = default;
    /// Allocates. What is left over of a last frame is not played. A sound of an impossible format fails.
    sound_data(format of, std::vector<sample> samples)
        : body_{(retirement::begin(), new body{of, std::move(samples)})} {}

    sound_data(const sound_data& other) noexcept PAWL_NONBLOCKING : body_{other.body_} {
        // relaxed: who copies has a reference, and that keeps the samples.
        if (body_) body_->references.fetch_add(1, std::memory_order_relaxed);
    }
    sound_data(sound_data&& other) noexcept PAWL_NONBLOCKING : body_{std::exchange(other.body_, nullptr)} {}
    sound_data& operator=(sound_data other) noexcept PAWL_NONBLOCKING {
        std::swap(body_, other.body_);
        return *this;
    }
    ~sound_data() noexcept {
        // release: all that was read here; acquire: all that the others read, before the memory goes.
        if (body_ && body_->references.fetch_sub(1, std::memory_order_acq_rel) == 1) retirement::take(*body_);
    }

    [[nodiscard]] format layout() const noexcept PAWL_NONBLOCKING { return body_ ? body_->layout : format{}; }
    /// Whole frames.
    [[nodiscard]] std::span<const sample> samples() const noexcept PAWL_NONBLOCKING {
        return body_ ? std::span<const sample>{body_->samples}.first(frames() * body_->layout.channels)
                     : std::span<const sample>{};
    }
    [[nodiscard]] std::size_t frames() const noexcept PAWL_NONBLOCKING {
        return body_ && body_->layout.channels != 0 ? body_->samples.size() / body_->layout.channels : 0;
    }

private:
    struct body final : retirable {
        body(format of, std::vector<sample>&& all)
            : retirable{[](retirable& one) noexcept { delete static_cast<body*>(&one); }},
              layout{of},
              samples{std::move(all)} {}
        std::atomic<std::uint64_t> references{1};
        const format layout;
        const std::vector<sample> samples;
    };
    body* body_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::sound

namespace pawl {
template <>
inline constexpr bool moves_in_real_time<sound::sound_data> = true;
}  // namespace pawl
