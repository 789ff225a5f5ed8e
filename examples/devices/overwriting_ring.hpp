// A ring of bytes whose writer never waits: where there is no room the oldest are lost, and counted.
#pragma once

#include <pawl/nonblocking.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace devices {

/// One writer, one reader; either may be an interrupt on top of the other, or on another core. Loads and stores only, of bytes
/// and of 32-bit words: nothing is masked, and no processor needs a call for it. The writer is wait-free; the reader looks
/// again only where the writer has gone round in between.
///
/// The writer says how far it will write, writes, says how far it has written. The reader takes a byte and then looks whether
/// the writer has come by: then what it took may be a later byte, and it goes on with the oldest that is still there
/// (Lamport: "Concurrent reading and writing", 1977).
///
/// A count is right as long as less than 2^31 bytes are written between two calls of the reader.
template <std::uint32_t Capacity>
class overwriting_ring {
    static_assert(std::has_single_bit(Capacity) && Capacity <= std::uint32_t{1} << 30,
                  "the capacity is a power of two, at most 2^30: positions wrap");

public:
    static constexpr std::uint32_t capacity = Capacity;

    /// By the writer. All of it is put; of more than fits, the last bytes.
    void put(std::string_view bytes) noexcept PAWL_NONBLOCKING {
        std::uint32_t at = written_.load(std::memory_order_relaxed);
        const std::size_t beyond = bytes.size() > Capacity ? bytes.size() - Capacity : 0;
        // What would be overwritten within this call is passed over.
        at += static_cast<std::uint32_t>(std::min(beyond, std::size_t{1} << 30));
        const char* from = bytes.data() + beyond;
        const auto end = static_cast<std::uint32_t>(at + (bytes.size() - beyond));
        writing_.store(end, std::memory_order_relaxed);
        // release: whoever reads one of these bytes sees the announcement.
        for (; at != end; ++at) places_[at % Capacity].store(*from++, std::memory_order_release);
        // release: the bytes.
        written_.store(end, std::memory_order_release);
    }

    /// By the reader: the oldest byte that is there.
    std::optional<char> take() noexcept PAWL_NONBLOCKING {
        while (!empty()) {
            // acquire: the announcement of the one who wrote this, so that it is seen below.
            const char taken = places_[read_ % Capacity].load(std::memory_order_acquire);
            const std::uint32_t writing = writing_.load(std::memory_order_relaxed);
            if (writing - read_ <= Capacity) {
                ++read_;
                return taken;
            }
            const std::uint32_t oldest = writing - Capacity;
            lost_.store(lost_.load(std::memory_order_relaxed) + (oldest - read_), std::memory_order_relaxed);
            read_ = oldest;
        }
        return std::nullopt;
    }
    /// By the reader.
    [[nodiscard]] bool empty() const noexcept PAWL_NONBLOCKING {
        // The oldest that is still there may not be there yet: it is being written.
        return static_cast<std::int32_t>(written_.load(std::memory_order_acquire) - read_) <= 0;
    }
    /// How many the reader has passed over so far. From anywhere.
    [[nodiscard]] std::uint32_t lost() const noexcept PAWL_NONBLOCKING { return lost_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint32_t> writing_{0}, written_{0};  // the writer's
    std::uint32_t read_ = 0;                              // the reader's
    std::atomic<std::uint32_t> lost_{0};                  // the reader's
    std::array<std::atomic<char>, Capacity> places_{};
};

}  // namespace devices
