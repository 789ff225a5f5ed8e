#include "check/weak/place.hpp"

#include "check/machine/published.hpp"

namespace pawl::check::weak {
namespace {

value_bytes in_memory(std::uint64_t address, std::uint32_t size) {
    value_bytes value = 0;
    std::memcpy(&value, reinterpret_cast<const void*>(address), size);
    return value;
}

}  // namespace

void place_table::begin_execution() {
    if (words_.empty()) words_.resize(256);
    in_use_ = 0;
    ++execution_;
    mixed_ = false;
}

place_table::word* place_table::find(std::uint64_t number) {
    if (in_use_ == 0) return nullptr;
    const std::size_t mask = words_.size() - 1;
    std::size_t i = ((number * 0x9e3779b97f4a7c15u) >> 32) & mask;
    while (words_[i].execution == execution_ && words_[i].number != number) i = (i + 1) & mask;
    return words_[i].execution == execution_ ? &words_[i] : nullptr;
}

place_table::word& place_table::word_of(std::uint64_t number) {
    if (in_use_ * 2 >= words_.size()) grow();
    const std::size_t mask = words_.size() - 1;
    std::size_t i = ((number * 0x9e3779b97f4a7c15u) >> 32) & mask;
    while (words_[i].execution == execution_ && words_[i].number != number) i = (i + 1) & mask;
    if (words_[i].execution != execution_) {
        words_[i] = {number, execution_, nullptr, false};
        ++in_use_;
    }
    return words_[i];
}

void place_table::grow() {
    own::vector<word> old = words_;
    words_ = {};
    words_.resize(old.size() * 2);
    in_use_ = 0;
    for (const word& one : old)
        if (one.execution == execution_) word_of(one.number) = one;
    old.release();
}

// Sixteen bytes begin in one word and reach into the next.
bool place_table::overlaps_another(std::uint64_t address, std::uint32_t size) {
    const std::uint64_t last = (address + size - 1) >> 3;
    for (std::uint64_t number = (address >> 3) - 1; number <= last; ++number) {
        const word* w = find(number);
        if (!w) continue;
        if (w->mixed && number >= address >> 3) return true;
        for (const place* p = w->places; p; p = p->next_in_word)
            if (p->address < address + size && address < p->address + p->size) return true;
    }
    return false;
}

place* place_table::at(std::uint64_t address, std::uint32_t size) {
    word& w = word_of(address >> 3);
    if (w.mixed) return nullptr;
    for (place* p = w.places; p; p = p->next_in_word)
        if (p->address == address && p->size == size) return p;
    if (overlaps_another(address, size)) {
        mixed_ = true;
        for (std::uint64_t number = (address >> 3) - 1; number <= (address + size - 1) >> 3; ++number) {
            const bool reaches_here = number >= address >> 3;
            word* other = reaches_here ? &word_of(number) : find(number);
            if (!other) continue;
            for (const place* p = other->places; p && !reaches_here; p = p->next_in_word)
                if (p->address + p->size > address) other->mixed = true;
            if (reaches_here) other->mixed = true;
            if (other->mixed) give_up(*other);
        }
        return nullptr;
    }
    auto* fresh = static_cast<place*>(machine::execution_memory(sizeof(place)));
    *fresh = place{};
    fresh->address = address;
    fresh->size = size;
    auto* begin = static_cast<message*>(machine::execution_memory(sizeof(message)));
    *begin = message{};
    begin->value = in_memory(address, size);
    begin->task = everybody;
    machine::join_published(begin->published, address, size);  // by what is no atomic access: a call, an annotation
    fresh->first = fresh->last = begin;
    fresh->kept = 1;
    fresh->settle_at = least_to_settle;
    fresh->next_in_word = w.places;
    w.places = fresh;
    return fresh;
}

void place_table::give_up(word& w) {
    while (place* p = w.places) {
        w.places = p->next_in_word;
        machine::publish(p->address, p->size, p->last->published, machine::release_sequence::begins);
    }
}

void place_table::forget(std::uint64_t address, std::uint64_t size) {
    if (in_use_ == 0 || size == 0) return;
    for (std::uint64_t number = (address >> 3) - 1; number <= (address + size - 1) >> 3; ++number) {
        word* w = find(number);
        if (!w) continue;
        place** link = &w->places;
        while (place* p = *link) {
            const bool touched = p->address < address + size && address < p->address + p->size;
            if (touched)
                *link = p->next_in_word;
            else
                link = &p->next_in_word;
        }
        // Of other objects nobody knows yet how they are accessed.
        if (number >= address >> 3 && address <= number << 3 && address + size >= (number + 1) << 3) w->mixed = false;
    }
}

}  // namespace pawl::check::weak
