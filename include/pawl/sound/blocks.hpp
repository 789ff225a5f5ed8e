// The loops over samples that every sound is made of, written so that compilers use whole vector registers.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/format.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::sound::blocks {

/// Frames that go through a graph of sounds at once: what they leave in between stays in the cache nearest to the core.
inline constexpr std::size_t most_frames = 256;
/// Room on the stack for a block; with more channels than four there are fewer frames in it.
inline constexpr std::size_t most_samples = 1024;

[[nodiscard]] constexpr std::size_t frames_at_once(std::uint32_t channels) noexcept PAWL_NONBLOCKING {
    return std::min(most_frames, most_samples / channels);
}

// Compilers that do not unroll by themselves (GCC 12 at -O2) make vectors of loops with a constant number of turns.
inline constexpr std::size_t stride = 16;

/// f(i) for each i below count, of which no two depend on each other.
template <class F>
[[gnu::always_inline]] inline void each(std::size_t count, const F& f) noexcept PAWL_NONBLOCKING {
    std::size_t at = 0;
    for (; at + stride <= count; at += stride)
        for (std::size_t i = 0; i < stride; ++i) f(at + i);
    for (; at < count; ++at) f(at);
}

inline void silence(std::span<sample> into) noexcept PAWL_NONBLOCKING {
    std::fill(into.begin(), into.end(), sample{0});
}

inline void scale(std::span<sample> samples, sample by) noexcept PAWL_NONBLOCKING {
    sample* const data = samples.data();
    each(samples.size(), [&](std::size_t i) { data[i] *= by; });
}

/// from.size() samples; into has as many or more, elsewhere.
inline void add(std::span<sample> into, std::span<const sample> from) noexcept PAWL_NONBLOCKING {
    sample* __restrict const to = into.data();
    const sample* __restrict const data = from.data();
    each(from.size(), [&](std::size_t i) { to[i] += data[i]; });
}

/// To between -1 and 1. What is not a number becomes 0: it would stay in every echo for ever.
inline void saturate(std::span<sample> samples) noexcept PAWL_NONBLOCKING {
    sample* const data = samples.data();
    each(samples.size(), [&](std::size_t i) {
        const sample one = data[i];
        const sample number = one == one ? one : sample{0};
        const sample low = number < sample{-1} ? sample{-1} : number;
        data[i] = low > sample{1} ? sample{1} : low;
    });
}

}  // namespace pawl::inline PAWL_PORT::sound::blocks
