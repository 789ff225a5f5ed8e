// Which of a fixed number of places are free: one bit each.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace pawl::inline PAWL_PORT::wait {

using bit_word = std::atomic<std::uint64_t>;
inline constexpr std::size_t bits_of_word = 64;
[[nodiscard]] constexpr std::size_t words_for(std::size_t places) noexcept {
    return (places + bits_of_word - 1) / bits_of_word;
}

/// A view on words that stand elsewhere; a set bit is a taken place, so that zeroes are free. Lock-free: a failed
/// compare-exchange is somebody else's success.
class index_pool {
public:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    constexpr explicit index_pool(std::span<bit_word> words) noexcept : words_{words} {}

    /// Before anybody uses it: the places from count on, which the last word has room for, do not exist.
    constexpr void limit(std::size_t count) noexcept {
        if (count % bits_of_word != 0)
            words_[count / bits_of_word].store(~std::uint64_t{0} << count % bits_of_word, std::memory_order_relaxed);
    }

    /// A free place, or none.
    [[nodiscard]] std::size_t take() noexcept PAWL_NONBLOCKING {
        for (std::size_t at = 0; at < words_.size(); ++at) {
            std::uint64_t taken = words_[at].load(std::memory_order_relaxed);
            while (~taken != 0) {
                const auto bit = static_cast<std::size_t>(std::countr_one(taken));
                // acquire: what the last owner left in the place.
                if (words_[at].compare_exchange_weak(taken, taken | std::uint64_t{1} << bit, std::memory_order_acquire,
                                                     std::memory_order_relaxed))
                    return at * bits_of_word + bit;
            }
        }
        return none;
    }

    void give(std::size_t index) noexcept PAWL_NONBLOCKING {
        // release: to the next take.
        words_[index / bits_of_word].fetch_and(~(std::uint64_t{1} << index % bits_of_word), std::memory_order_release);
    }

private:
    std::span<bit_word> words_;
};

}  // namespace pawl::inline PAWL_PORT::wait
