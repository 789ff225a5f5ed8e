#include "check/descriptors/channel.hpp"

#include <cstring>

#include "check/machine/computer.hpp"
#include "check/machine/object_names.hpp"

namespace pawl::check::descriptors {
namespace {

// Places without memory of the program: the addresses lie where neither it nor its libraries have anything. They are
// given in the order in which things are made, which is a place itself: equal schedules give equal ones.
constexpr std::uint64_t first_address = std::uint64_t{0x40'0000'0000} << 8, apart = 64;
std::uint64_t made = 0;

machine::sync_object& place_numbered(std::uint64_t number) {
    return machine::object_at(reinterpret_cast<const void*>(first_address + number * apart),
                              machine::object_class::channel);
}

}  // namespace

machine::sync_object& table_place() { return place_numbered(0); }
machine::sync_object& number_place(int number) {
    constexpr std::uint64_t numbers = std::uint64_t{1} << 32;
    return place_numbered(numbers + static_cast<std::uint64_t>(number));
}
machine::sync_object& names_place() { return place_numbered(1); }

namespace {

channel* made_at(machine::sync_object& place, const char* noun, std::uint64_t pc, std::uint64_t capacity,
                 bool in_records) {
    auto* fresh = static_cast<channel*>(machine::execution_memory(sizeof(channel)));
    std::memset(static_cast<void*>(fresh), 0, sizeof *fresh);
    fresh->place = &place;
    fresh->capacity = capacity;
    fresh->in_records = in_records;
    fresh->most_records = ~0u;
    if (machine::the_computer.recording()) machine::note_made(place.address, apart / 2, noun, pc);
    return fresh;
}

}  // namespace

channel* make_channel(const char* noun, std::uint64_t pc, std::uint64_t capacity, bool in_records) {
    return made_at(place_numbered(2 + made++), noun, pc, capacity, in_records);
}

channel* make_channel_beside(const channel& other, const char* noun, std::uint64_t pc, std::uint64_t capacity) {
    const auto* address = reinterpret_cast<const void*>(other.place->address + apart / 2);
    return made_at(machine::object_at(address, machine::object_class::channel), noun, pc, capacity, false);
}

std::uint64_t number_of(const channel& c) { return (c.place->address - first_address) / apart; }

void restart_channels() { made = 0; }

void channel::append(record* fresh) {
    fresh->next = nullptr;
    (newest ? newest->next : oldest) = fresh;
    newest = fresh;
    ++records;
}

record* channel::take_record() {
    record* first = oldest;
    oldest = first->next;
    if (!oldest) newest = nullptr;
    --records;
    return first;
}

std::uint8_t channel::conditions() const {
    namespace condition = machine::condition;
    std::uint8_t now = 0;
    if (readable() || readers == 0) now |= condition::to_read;
    if (!full() || readers == 0) now |= condition::to_write;
    return now;
}

}  // namespace pawl::check::descriptors
