#include "check/machine/published.hpp"

#include <cstring>

#include "check/machine/sync_object.hpp"

namespace pawl::check::machine {

// Bytes of one word that share what was published through them. Nearly always a word has one part, or two halves.
struct published_part {
    vector_clock clock;
    published_part* next;
    std::uint8_t bytes;  // 0: free to be used again
};

namespace {

published_part& new_part(std::uint8_t bytes, published_part* next) {
    auto* fresh = static_cast<published_part*>(execution_memory(sizeof(published_part)));
    std::memset(static_cast<void*>(fresh), 0, sizeof *fresh);
    fresh->next = next;
    fresh->bytes = bytes;
    return *fresh;
}

// Calls `visit(word, bytes)` for each word, and which of its bytes are meant.
template <class Visit>
void each_word(std::uint64_t address, unsigned size, Visit&& visit) {
    while (size > 0) {
        const unsigned offset = address & 7, here = size < 8 - offset ? size : 8 - offset;
        visit(reinterpret_cast<const void*>(address - offset), static_cast<std::uint8_t>(((1u << here) - 1) << offset));
        address += here;
        size -= here;
    }
}

// The part of exactly these bytes; their former parts keep the others.
published_part& part_of(sync_object& word, std::uint8_t bytes, release_sequence how) {
    published_part* own = nullptr;
    for (published_part* p = word.published; p; p = p->next)
        if (p->bytes == bytes) return *p;
    for (published_part* p = word.published; p; p = p->next)
        if (p->bytes == 0) own = p;
    if (!own) own = word.published = &new_part(0, word.published);
    own->clock.clear();
    for (published_part* p = word.published; p; p = p->next) {
        if ((p->bytes & bytes) == 0) continue;
        if (how == release_sequence::continues) own->clock.join(p->clock);
        p->bytes &= static_cast<std::uint8_t>(~bytes);
    }
    own->bytes = bytes;
    return *own;
}

}  // namespace

void join_published(vector_clock& to, std::uint64_t address, unsigned size) {
    each_word(address, size, [&](const void* at, std::uint8_t bytes) {
        const sync_object* word = find_object(at, object_class::atomic);
        for (const published_part* p = word ? word->published : nullptr; p; p = p->next)
            if ((p->bytes & bytes) != 0) to.join(p->clock);
    });
}

void publish(std::uint64_t address, unsigned size, const vector_clock& what, release_sequence how) {
    each_word(address, size, [&](const void* at, std::uint8_t bytes) {
        published_part& part = part_of(object_at(at, object_class::atomic), bytes, how);
        if (how == release_sequence::continues)
            part.clock.join(what);
        else
            part.clock.assign(what);
    });
}

}  // namespace pawl::check::machine
