#include "sketch/kernel/ring_store.hpp"

#include <cstring>

namespace pawl::sketch {

void ring_store::begin(ring_kind kind, std::uint32_t size, std::uint8_t* memory, note* notes) {
    kind_ = kind;
    size_ = size;
    memory_ = memory;
    notes_ = notes;
    write_ = used_ = first_ = count_ = 0;
}

// A whole item has room on one side or the other of the end; a split one has two headers.
std::uint32_t ring_store::largest_item() const {
    switch (kind_) {
        case ring_kind::no_split: return size_ / 2 - header;
        case ring_kind::allow_split: return size_ - 2 * header;
        default: return size_;
    }
}

bool ring_store::fits(std::uint32_t size) const {
    if (size > largest_item()) return false;
    const std::uint32_t left = size_ - used_;
    if (kind_ == ring_kind::bytes) return size <= left;
    const std::uint32_t room = room_of(size);
    if (room > left) return false;
    // The free room may lie on both sides of the end of the memory.
    const std::uint32_t here = behind() < left ? behind() : left;
    if (room <= here) return true;
    if (kind_ == ring_kind::no_split) return room <= left - here;
    // Where only a header would fit in front of the end, nothing is split.
    return here > header ? room + header <= left : room <= left - here;
}

std::uint32_t ring_store::free_now() const {
    std::uint32_t most = largest_item();
    while (most > 0 && !fits(most)) --most;
    return most;
}

void ring_store::add(std::uint32_t room, std::uint32_t header_bytes, std::uint32_t size, state now, bool goes_on) {
    nth(count_++) = {write_ + header_bytes, size, room, now, goes_on};
    write_ = (write_ + room) % size_;
    used_ += room;
}

void ring_store::skip_to_begin() {
    if (write_ > 0) add(behind(), 0, 0, state::unused, false);
}

std::uint8_t* ring_store::acquire(std::uint32_t size) {
    const std::uint32_t room = room_of(size);
    if (room > behind()) skip_to_begin();
    add(room, header, size, state::written_to, false);
    return memory_ + nth(count_ - 1).at;
}

bool ring_store::complete(const void* item) {
    for (std::uint32_t i = 0; i < count_; ++i) {
        note& one = nth(i);
        if (one.now != state::written_to || memory_ + one.at != item) continue;
        one.now = state::sent;
        return true;
    }
    return false;
}

void ring_store::send(const void* data, std::uint32_t size) {
    const auto* from = static_cast<const std::uint8_t*>(data);
    if (kind_ == ring_kind::bytes) {
        while (size > 0) {
            const std::uint32_t part = size < behind() ? size : behind();
            std::memcpy(memory_ + write_, from, part);
            note* const last = count_ > 0 ? &nth(count_ - 1) : nullptr;
            if (last && last->now == state::sent && last->at + last->size == write_) {
                last->size += part, last->room += part;
                write_ = (write_ + part) % size_, used_ += part;
            } else {
                add(part, 0, part, state::sent, false);
            }
            from += part, size -= part;
        }
        return;
    }
    if (kind_ == ring_kind::allow_split && room_of(size) > behind() && behind() > header) {
        const std::uint32_t part = behind() - header;
        std::memcpy(memory_ + write_ + header, from, part);
        add(behind(), header, part, state::sent, true);
        from += part, size -= part;
    }
    std::uint8_t* to = acquire(size);
    if (size > 0) std::memcpy(to, from, size);
    complete(to);
}

// Items are received in the order in which they were sent; one that is still written to keeps back those behind it. Bytes
// are not received while others are held.
bool ring_store::available() const {
    for (std::uint32_t i = 0; i < count_; ++i) {
        const state now = nth(i).now;
        if (now == state::sent) return true;
        if (now == state::written_to || (now == state::received && kind_ == ring_kind::bytes)) return false;
    }
    return false;
}

std::uint8_t* ring_store::receive(std::uint32_t& size, std::uint32_t most, bool* more) {
    size = 0;
    if (!available()) return nullptr;
    std::uint32_t i = 0;
    while (nth(i).now != state::sent) ++i;
    note& one = nth(i);
    if (more) *more = one.goes_on;
    if (kind_ != ring_kind::bytes) {
        one.now = state::received;
        size = one.size;
        return memory_ + one.at;
    }
    // All that stand in one piece, up to `most`.
    const std::uint32_t at = one.at;
    for (; i < count_ && size < most && nth(i).now == state::sent && nth(i).at == at + size; ++i) {
        note& next = nth(i);
        if (next.size > most - size) {
            // The rest stays: one more note, in front of the next one.
            const std::uint32_t taken = most - size;
            for (std::uint32_t j = count_++; j > i; --j) nth(j) = nth(j - 1);
            nth(i).size = nth(i).room = taken;
            nth(i + 1).at += taken;
            nth(i + 1).size -= taken;
            nth(i + 1).room -= taken;
        }
        nth(i).now = state::received;
        size += nth(i).size;
    }
    return memory_ + at;
}

void ring_store::free_oldest() {
    while (count_ > 0 && (nth(0).now == state::returned || nth(0).now == state::unused)) {
        used_ -= nth(0).room;
        first_ = (first_ + 1) % most_notes(size_);
        --count_;
    }
}

bool ring_store::give_back(const void* item) {
    bool found = false;
    for (std::uint32_t i = 0; i < count_; ++i) {
        note& one = nth(i);
        if (one.now != state::received) continue;
        if (kind_ != ring_kind::bytes && memory_ + one.at != item) continue;
        if (kind_ == ring_kind::bytes && !found && memory_ + one.at != item) return false;
        one.now = state::returned;
        found = true;
        if (kind_ != ring_kind::bytes) break;
    }
    free_oldest();
    return found;
}

std::uint32_t ring_store::waiting() const {
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < count_; ++i)
        if (nth(i).now == state::sent) count += kind_ == ring_kind::bytes ? nth(i).size : 1;
    return count;
}

}  // namespace pawl::sketch
