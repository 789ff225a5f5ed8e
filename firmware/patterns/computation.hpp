// A computation that takes long, in pieces of about the same length: a checksum, bit by bit.
#pragma once

#include <cstdint>

/// Some 250,000 instructions on a Cortex-M4, and twice as many on a Cortex-M0: 15 and 35 ms at an instruction each 64 ns.
class computation {
public:
    static constexpr std::uint32_t pieces = 400;

    [[nodiscard]] bool is_done() const noexcept { return at_ == pieces; }
    [[gnu::noinline]] void piece() noexcept {
        for (std::uint32_t i = 0; i < 12; ++i) {
            sum_ ^= (at_ + i) & 0xff;
            for (int bit = 0; bit < 8; ++bit) sum_ = sum_ >> 1 ^ (sum_ & 1 ? 0xedb8'8320 : 0);
        }
        ++at_;
    }
    void whole() noexcept {
        while (!is_done()) piece();
    }
    [[nodiscard]] std::uint32_t result() const noexcept { return ~sum_; }

private:
    std::uint32_t at_ = 0, sum_ = 0xffff'ffff;
};
