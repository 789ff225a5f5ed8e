// Places whose instruction counts are wanted. A mark is one store; how many instructions it takes is measured and taken off.
#pragma once

#include <cstdint>

/// Two a measurement: where it begins, where it ends. firmware/counting/table.py has the names.
inline constexpr unsigned most_marks = 32;
extern "C" {
extern volatile std::uint32_t pawl_marks[most_marks];
}
template <unsigned Which>
[[gnu::always_inline]] inline void mark() noexcept {
    static_assert(Which < most_marks);
    asm volatile("" ::: "memory");
    pawl_marks[Which] = 0;
    asm volatile("" ::: "memory");
}
