#include "analysis/stack/thumb_wide.hpp"

#include <bit>

namespace pawl::analysis {
namespace {

using what = thumb::what;

/// Moves the stack pointer by so many bytes; up: takes off.
void move_stack(thumb& one, bool up, unsigned bytes) {
    one.pushed = up ? -static_cast<std::int32_t>(bytes) : static_cast<std::int32_t>(bytes);
}

void several(thumb& one, unsigned first, unsigned second) {
    const unsigned base = first & 15;
    const bool back = (first & 0x20) != 0, loads = (first & 0x10) != 0, up = (first & 0x80) != 0;
    if (base == stack_register && back) move_stack(one, up, 4u * static_cast<unsigned>(std::popcount(second)));
    if (loads) one.popped = second & 0x7fff;
    if (loads && (second & 0x8000) != 0) {
        one.does = base == stack_register ? what::returns : what::jump_register;
        one.reg = place_register;
    }
}

void pair_or_table(thumb& one, unsigned first, unsigned second) {
    const unsigned base = first & 15;
    if ((first & 0xfff0) == 0xe8d0 && (second & 0xffe0) == 0xf000) {
        one.does = (second & 0x10) != 0 ? what::table_of_halves : what::table_of_bytes;
        one.base = base;
        one.reg = second & 15;
        return;
    }
    if ((first & 0x20) != 0 && base == stack_register) move_stack(one, (first & 0x80) != 0, (second & 0xff) * 4);
    // ldrd: the first of the two is what a call may go through.
    if ((first & 0x10) != 0 && (first & 0x120) != 0) {
        one.writes = second >> 12;
        if ((first & 0x100) != 0)
            one.load = {second >> 12, base, static_cast<std::int32_t>((second & 0xff) * 4) * ((first & 0x80) != 0 ? 1 : -1)};
    }
}

std::uint32_t expanded(unsigned first, unsigned second) {
    const unsigned twelve = (first >> 10 & 1) << 11 | (second >> 12 & 7) << 8 | (second & 0xff);
    const std::uint32_t low = twelve & 0xff;
    if (twelve >> 10 != 0) return std::rotr(std::uint32_t{0x80} | (twelve & 0x7f), static_cast<int>(twelve >> 7));
    switch (twelve >> 8) {
        case 0: return low;
        case 1: return low | low << 16;
        case 2: return low << 8 | low << 24;
        default: return low * 0x01010101u;
    }
}

void immediate(thumb& one, unsigned first, unsigned second) {
    const unsigned to = second >> 8 & 15, base = first & 15;
    if ((first & 0x200) == 0) {
        const unsigned does = first >> 5 & 15;
        const bool flags = (first & 0x10) != 0;
        if (to == place_register && flags) {  // a test or a comparison
            one.tests_lowest_bit = does == 0 && expanded(first, second) == 1;
            return;
        }
        one.writes = to;
        if (to != stack_register) {
            if (does == 2 && base == 15) one.constant = expanded(first, second), one.reg = to;
            return;
        }
        if (base == stack_register && (does == 8 || does == 13)) return move_stack(one, does == 8, expanded(first, second));
        one.odd_stack = true;
        return;
    }
    const unsigned does = first >> 4 & 31;
    const unsigned twelve = (first >> 10 & 1) << 11 | (second >> 12 & 7) << 8 | (second & 0xff);
    one.writes = to;
    one.reg = to;
    if (does == 4 || does == 12) {
        one.constant = base << 12 | twelve;
        one.high_half = does == 12;
    }
    if (to != stack_register) return;
    if (base == stack_register && (does == 0 || does == 10)) return move_stack(one, does == 0, twelve);
    one.odd_stack = true;
}

void branch_or_system(thumb& one, unsigned first, unsigned second, address at) {
    const unsigned sign = first >> 10 & 1, j1 = second >> 13 & 1, j2 = second >> 11 & 1;
    const auto far = [&] {
        const std::uint32_t i1 = (j1 ^ sign) ^ 1u, i2 = (j2 ^ sign) ^ 1u;
        std::uint32_t offset = i1 << 23 | i2 << 22 | (first & 0x3ff) << 12 | (second & 0x7ff) << 1;
        if (sign != 0) offset |= 0xff00'0000u;
        return at + 4 + offset;
    };
    switch (second & 0xd000) {
        case 0xd000: one.does = what::call, one.target = far(); return;
        case 0x9000: one.does = what::jump, one.target = far(); return;
        case 0x8000: break;
        default: one.does = what::stops; return;
    }
    const unsigned when = first >> 6 & 15;
    if (when < 14) {
        std::uint32_t offset = j2 << 19 | j1 << 18 | (first & 0x3f) << 12 | (second & 0x7ff) << 1;
        if (sign != 0) offset |= 0xfff0'0000u;
        one.does = what::jump_if;
        one.if_what = when;
        one.target = at + 4 + offset;
        return;
    }
    if ((first & 0xfff0) == 0xf7f0 && (second & 0xf000) == 0xa000) one.does = what::stops;  // udf.w
    // msr: the two stack pointers, and which of them is in use.
    if ((first & 0xfff0) == 0xf380)
        one.other_stack = (second & 0xff) == 8 || (second & 0xff) == 9 || (second & 0xff) == 20;
}

void single(thumb& one, unsigned first, unsigned second) {
    const unsigned base = first & 15, reg = second >> 12;
    const bool loads = (first & 0x10) != 0, whole = (first & 0x60) == 0x40;
    const bool far = (first & 0x80) != 0, near = !far && (second & 0x800) != 0;
    if (loads) one.writes = reg;
    std::int32_t offset = static_cast<std::int32_t>(far ? second & 0xfff : second & 0xff);
    if (near && (second & 0x200) == 0) offset = -offset;
    if (near && (second & 0x100) != 0 && base == stack_register) one.pushed = -offset;
    if (!loads || !whole) return;
    if (reg == stack_register) one.odd_stack = true;
    const bool before = far || (near && (second & 0x400) != 0);
    if (base == place_register) {
        if (reg == place_register) one.does = what::jump_register;
        one.reg = reg;
        return;  // the literal is found by find_literal
    }
    if (before) one.load = {reg, base, offset};
    if (reg != place_register) return;
    one.reg = reg;
    if (base == stack_register) {
        one.does = what::returns;
    } else if (!far && !near) {
        one.does = what::table_of_words;
        one.base = base;
        one.reg = second & 15;
    } else {
        one.does = what::jump_register;
    }
}

}  // namespace

thumb decoded_wide(unsigned first, unsigned second, address at) {
    thumb one;
    one.size = 4;
    if ((first & 0xfe40) == 0xe800) {
        several(one, first, second);
    } else if ((first & 0xfe40) == 0xe840) {
        pair_or_table(one, first, second);
    } else if ((first & 0xfe00) == 0xea00) {
        const unsigned to = second >> 8 & 15;
        one.writes = to;
        one.odd_stack = to == stack_register;
    } else if ((first & 0xffbf) == 0xed2d) {
        move_stack(one, false, (second & 0xff) * 4);
    } else if ((first & 0xffbf) == 0xecbd) {
        move_stack(one, true, (second & 0xff) * 4);
    } else if ((first & 0xf800) == 0xf000) {
        if ((second & 0x8000) == 0)
            immediate(one, first, second);
        else
            branch_or_system(one, first, second, at);
    } else if ((first & 0xfe00) == 0xf800) {
        single(one, first, second);
        if ((first & 15) == place_register && one.writes) {
            const address near = (at + 4) & ~address{3};
            one.literal = (first & 0x80) != 0 ? near + (second & 0xfff) : near - (second & 0xfff);
        }
    } else if ((first & 0xff00) == 0xfa00 || (first & 0xff00) == 0xfb00) {
        one.writes = second >> 8 & 15;
    }
    return one;
}

}  // namespace pawl::analysis
