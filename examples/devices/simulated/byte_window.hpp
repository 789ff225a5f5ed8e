// Bytes that go through a register four at a time.
#pragma once

#include "../registers.hpp"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace devices::simulated {

/// The driver writes one after the other, or reads; begin() starts at the first again. The hardware reads or fills it as a whole.
class byte_window {
    static constexpr std::size_t words = 16;

public:
    void write(word four) noexcept { words_[at_.fetch_add(1) % words] = four; }
    [[nodiscard]] word read() noexcept { return words_[at_.fetch_add(1) % words]; }
    void begin() noexcept { at_ = 0; }

    void fill(std::span<const std::uint8_t> bytes) noexcept {
        for (auto& each : words_) each = 0;
        for (std::size_t i = 0; i != bytes.size(); ++i) words_[i / 4].fetch_or(word{bytes[i]} << 8 * (i % 4));
    }
    void copy(std::span<std::uint8_t, 4 * words> to) const noexcept {
        for (std::size_t i = 0; i != to.size(); ++i) to[i] = static_cast<std::uint8_t>(words_[i / 4] >> 8 * (i % 4));
    }

private:
    // Atomic: a driver that comes too late may still write while the hardware reads what nobody will look at.
    std::array<std::atomic<word>, words> words_{};
    std::atomic<std::size_t> at_{0};
};

}  // namespace devices::simulated
