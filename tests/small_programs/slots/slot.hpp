// Sixteen bytes, {turn, value}: published as one, read as two.
#pragma once

#include <cstdint>

extern "C" {
unsigned __int128 __tsan_atomic128_compare_exchange_val(volatile unsigned __int128*, unsigned __int128,
                                                        unsigned __int128, int, int);
}

struct alignas(16) slot {
    std::uint64_t turn = 0;
    std::uint64_t value = 0;

    std::uint64_t load_turn(int order = __ATOMIC_ACQUIRE) const { return __atomic_load_n(&turn, order); }
    std::uint64_t load_value(int order = __ATOMIC_ACQUIRE) const { return __atomic_load_n(&value, order); }

    /// True if it held {turn, value} `from`, and holds `to` now.
    bool publish(const slot& from, const slot& to, int order = __ATOMIC_SEQ_CST) {
        const unsigned __int128 expected = from.both();
        return __tsan_atomic128_compare_exchange_val(reinterpret_cast<volatile unsigned __int128*>(this), expected,
                                                     to.both(), order, __ATOMIC_RELAXED) == expected;
    }

private:
    unsigned __int128 both() const { return turn | static_cast<unsigned __int128>(value) << 64; }
};
