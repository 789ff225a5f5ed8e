#include "check/weak/place.hpp"

#include <initializer_list>

#include "check/machine/published.hpp"

namespace pawl::check::weak {
namespace {

template <class T>
T& make() {
    auto* fresh = static_cast<T*>(machine::execution_memory(sizeof(T)));
    *fresh = T{};
    return *fresh;
}

value_bytes in_memory(std::uint64_t address, std::uint32_t size) {
    value_bytes value = 0;
    std::memcpy(&value, reinterpret_cast<const void*>(address), size);
    return value;
}

value_bytes piece(value_bytes value, std::uint32_t offset, std::uint32_t size) {
    value_bytes result = 0;
    std::memcpy(&result, reinterpret_cast<const char*>(&value) + offset, size);
    return result;
}

// The same modifications, of some of the bytes. What may still change belongs to the copy alone.
place& part_of(const place& whole, std::uint32_t offset, std::uint32_t size) {
    place& part = make<place>();
    part.address = whole.address + offset;
    part.size = size;
    part.kept = whole.kept;
    part.settle_at = whole.settle_at;
    part.settled.assign(whole.settled);
    for (const message* m = whole.first; m; m = m->after) {
        message& copy = make<message>();
        copy = *m;
        copy.value = piece(m->value, offset, size);
        copy.readers = {};
        for (const reader& r : m->readers) copy.readers.push_back({r.task, r.epoch, r.first_strong, {}}).strong.assign(r.strong);
        copy.before = part.last;
        copy.after = nullptr;
        (part.last ? part.last->after : part.first) = &copy;
        part.last = &copy;
    }
    return part;
}

}  // namespace

void place_table::begin_execution() {
    if (words_.empty()) words_.resize(256);
    in_use_ = 0;
    ++execution_;
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
        words_[i] = {number, execution_, nullptr};
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
place* place_table::containing(std::uint64_t address) {
    for (const std::uint64_t number : {address >> 3, (address >> 3) - 1})
        if (const word* w = find(number))
            for (place* p = w->first; p; p = p->next_in_word)
                if (p->address <= address && address < p->address + p->size) return p;
    return nullptr;
}

void place_table::enter(place& fresh) {
    word& w = word_of(fresh.address >> 3);
    fresh.next_in_word = w.first;
    w.first = &fresh;
}

// Whatever stands there came before all tasks, as far as anybody knows; what calls and annotations published, holds.
place& place_table::begin(std::uint64_t address, std::uint32_t size) {
    place& fresh = make<place>();
    message& first = make<message>();
    first.value = in_memory(address, size);
    first.task = everybody;
    machine::join_published(first.published, address, size);
    fresh.address = address;
    fresh.size = size;
    fresh.first = fresh.last = &first;
    fresh.kept = 1;
    fresh.settle_at = least_to_settle;
    enter(fresh);
    return fresh;
}

void place_table::cut(place& whole, std::uint64_t at) {
    const auto left = static_cast<std::uint32_t>(at - whole.address);
    place& first = part_of(whole, 0, left);
    place& second = part_of(whole, left, whole.size - left);
    forget(whole.address, whole.size);
    enter(first);
    enter(second);
}

places place_table::covering(std::uint64_t address, std::uint32_t size) {
    const std::uint64_t end = address + size;
    places found;
    for (std::uint64_t at = address; at < end;) {
        place* p = containing(at);
        if (!p) {
            std::uint64_t until = at + 1;
            while (until < end && !containing(until)) ++until;
            p = &begin(at, static_cast<std::uint32_t>(until - at));
        } else if (p->address < at || p->address + p->size > end) {
            cut(*p, p->address < at ? at : end);
            continue;
        }
        found.at[found.count++] = p;
        at = p->address + p->size;
    }
    return found;
}

void place_table::forget(std::uint64_t address, std::uint64_t size) {
    if (in_use_ == 0 || size == 0) return;
    for (std::uint64_t number = (address >> 3) - 1; number <= (address + size - 1) >> 3; ++number) {
        word* w = find(number);
        if (!w) continue;
        place** link = &w->first;
        while (place* p = *link) {
            if (p->address < address + size && address < p->address + p->size)
                *link = p->next_in_word;
            else
                link = &p->next_in_word;
        }
    }
}

}  // namespace pawl::check::weak
