// The memory of an ESP-IDF ring buffer: items with a header of 8 bytes in front, aligned to 4; whole ones, ones that may be
// split where the memory ends, or bytes alone. Room becomes free in the order in which items were sent.
#pragma once

#include <cstdint>

namespace pawl::sketch {

enum class ring_kind : std::uint8_t { no_split, allow_split, bytes };

class ring_store {
public:
    static constexpr std::uint32_t header = 8;

    /// `memory` has `size` bytes, a multiple of 4 unless it is for bytes; `notes` room for most_notes(size).
    struct note;
    void begin(ring_kind kind, std::uint32_t size, std::uint8_t* memory, note* notes);
    static std::uint32_t most_notes(std::uint32_t size) { return size / header + 6; }

    ring_kind kind() const { return kind_; }
    std::uint32_t largest_item() const;
    /// The largest that could be sent now.
    std::uint32_t free_now() const;
    bool fits(std::uint32_t size) const;
    /// Takes the room of an item that fits; where its bytes go. Not for items that may be split, and not for bytes.
    std::uint8_t* acquire(std::uint32_t size);
    /// False: no such item is being written.
    bool complete(const void* item);
    /// One that fits, whole.
    void send(const void* data, std::uint32_t size);

    /// Whether there is something to receive.
    bool available() const;
    /// Of bytes at most `most`; the rest of a split item comes with the next call. Null where nothing is available.
    std::uint8_t* receive(std::uint32_t& size, std::uint32_t most, bool* more = nullptr);
    /// Gives back what was received; false: it is nothing that was.
    bool give_back(const void* item);
    std::uint32_t waiting() const;

    enum class state : std::uint8_t { written_to, sent, received, returned, unused };
    struct note {
        std::uint32_t at, size, room;  // its bytes in the memory, and what it takes of it
        state now;
        bool goes_on;  // the next one is its other part
    };

private:
    void add(std::uint32_t room, std::uint32_t header_bytes, std::uint32_t size, state now, bool goes_on);
    void skip_to_begin();
    void free_oldest();
    note& nth(std::uint32_t i) const { return notes_[(first_ + i) % most_notes(size_)]; }
    std::uint32_t behind() const { return size_ - write_; }  // until the end of the memory
    std::uint32_t room_of(std::uint32_t size) const { return header + ((size + 3) & ~3u); }

    ring_kind kind_;
    std::uint32_t size_, write_, used_;
    std::uint8_t* memory_;
    note* notes_;  // a ring, oldest first
    std::uint32_t first_, count_;
};

}  // namespace pawl::sketch
