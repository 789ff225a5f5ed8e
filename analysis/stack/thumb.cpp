#include "analysis/stack/thumb.hpp"

#include <bit>

#include "analysis/stack/thumb_wide.hpp"

namespace pawl::analysis {
namespace {

using what = thumb::what;

std::int32_t words(unsigned list) { return 4 * std::popcount(list); }

/// 010001: the instructions that reach the upper registers.
void special(thumb& one, unsigned half) {
    const unsigned to = (half & 7) | (half >> 4 & 8), from = half >> 3 & 15;
    switch (half >> 8 & 3) {
        case 0:  // add
            if (to == stack_register) one.stack_plus = from;
            if (to == place_register) one.does = what::jump_register, one.reg = from;
            one.writes = to;
            break;
        case 1: break;  // cmp
        case 2:         // mov
            if (to == stack_register) one.odd_stack = true;
            if (to == place_register) one.does = from == link_register ? what::returns : what::jump_register;
            one.reg = from;
            one.writes = to;
            one.moved = from;
            break;
        default:  // bx, blx
            one.reg = from;
            one.does = (half & 0x80) != 0     ? what::call_register
                       : from == link_register ? what::returns
                                               : what::jump_register;
    }
}

/// 1011: the stack, short jumps, conditions.
void miscellaneous(thumb& one, unsigned half, address at) {
    if ((half & 0xff80) == 0xb000) one.pushed = -static_cast<std::int32_t>((half & 0x7f) * 4);
    if ((half & 0xff80) == 0xb080) one.pushed = static_cast<std::int32_t>((half & 0x7f) * 4);
    if ((half & 0xfe00) == 0xb400) one.pushed = words(half & 0x1ff);
    if ((half & 0xfe00) == 0xbc00) {
        one.pushed = -words(half & 0x1ff);
        one.popped = half & 0xff;
        if ((half & 0x100) != 0) one.does = what::returns;
    }
    if ((half & 0xf500) == 0xb100) {
        one.does = what::jump_if;
        one.target = at + 4 + ((half >> 3 & 0x1f) | (half >> 4 & 0x20)) * 2;
    }
    if ((half & 0xff00) == 0xbf00 && (half & 0xf) != 0) {
        one.does = what::condition;
        one.covered = 4 - static_cast<unsigned>(std::countr_zero(half & 0xf));
    }
}

std::int32_t sign_extended(unsigned value, unsigned bits) {
    const unsigned sign = 1u << (bits - 1);
    return static_cast<std::int32_t>((value ^ sign) - sign);
}

}  // namespace

std::optional<thumb> decoded(const image& in, address at) {
    const auto first = in.half_at(at);
    if (!first) return std::nullopt;
    const unsigned half = *first;
    thumb one;
    if (half >> 11 >= 0x1d) {
        const auto second = in.half_at(at + 2);
        if (!second) return std::nullopt;
        return decoded_wide(half, *second, at);
    }
    switch (half >> 12) {
        case 0:
        case 1:
            one.tests_lowest_bit = (half & 0xffc0) == 0x07c0;  // lsls #31
            one.writes = half & 7;
            if ((half & 0xf800) == 0) one.shifted = {half >> 3 & 7, half >> 6 & 31};
            break;
        case 2:
        case 3:
            if ((half & 0x1800) != 0x0800) one.writes = half >> 8 & 7;
            if ((half & 0xf800) == 0x2000) one.constant = half & 0xff, one.reg = half >> 8 & 7;
            break;
        case 4:
            if ((half & 0xf800) == 0x4800) {
                one.reg = half >> 8 & 7;
                one.writes = one.reg;
                one.literal = ((at + 4) & ~address{3}) + (half & 0xff) * 4;
            } else if ((half & 0xfc00) == 0x4400) {
                special(one, half);
            } else if ((half & 0xffc0) != 0x4200 && (half & 0xff80) != 0x4280) {
                one.writes = half & 7;
            }
            break;
        case 5:
            if ((half & 0x0e00) >= 0x0600) one.writes = half & 7;
            if ((half & 0x0e00) == 0x0800) one.indexed = {half >> 3 & 7, half >> 6 & 7};
            break;
        case 6:
            if ((half & 0x0800) != 0) {
                one.load = {half & 7, half >> 3 & 7, static_cast<std::int32_t>((half >> 6 & 31) * 4)};
                one.writes = half & 7;
            }
            break;
        case 7:
        case 8:
            if ((half & 0x0800) != 0) one.writes = half & 7;
            break;
        case 9:
            if ((half & 0x0800) != 0) {
                one.load = {half >> 8 & 7, stack_register, static_cast<std::int32_t>((half & 0xff) * 4)};
                one.writes = half >> 8 & 7;
            }
            break;
        case 10: one.writes = half >> 8 & 7; break;
        case 11: miscellaneous(one, half, at); break;
        case 13:
            one.if_what = half >> 8 & 15;
            if (one.if_what == 14) one.does = what::stops;
            if (one.if_what < 14) {
                one.does = what::jump_if;
                one.target = at + 4 + static_cast<address>(sign_extended(half & 0xff, 8) * 2);
            }
            break;
        case 14:
            one.does = what::jump;
            one.target = at + 4 + static_cast<address>(sign_extended(half & 0x7ff, 11) * 2);
            break;
        default: break;
    }
    return one;
}

}  // namespace pawl::analysis
