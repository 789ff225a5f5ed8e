#include "check/machine/race_detector.hpp"

#include <cstring>

#include "check/machine/own_vector.hpp"

namespace pawl::check::machine {
namespace {

constexpr int kept_accesses = 8;  // per word: of different tasks and places; the oldest gives way

struct access {
    std::uint32_t task;
    std::uint32_t epoch;
    std::uint64_t pc;
    std::uint8_t bytes;  // mask within the word
    access_kind kind;
};

struct word {
    std::uint64_t address;  // in words
    std::uint64_t execution;
    std::uint8_t count, next;
    access last[kept_accesses];
};

own_vector<word> words;
std::uint64_t execution = 1;
std::size_t in_use = 0;

word& entry_for(std::uint64_t address) {
    const std::size_t mask = words.size() - 1;
    std::size_t i = ((address * 0x9e3779b97f4a7c15u) >> 32) & mask;
    while (words[i].execution == execution && words[i].address != address) i = (i + 1) & mask;
    return words[i];
}

void grow() {
    own_vector<word> old = words;
    words = {};
    words.resize(old.size() ? old.size() * 4 : 4096);
    for (auto& w : old)
        if (w.execution == execution) entry_for(w.address) = w;
    old.release();
}

bool writes(access_kind k) { return k == access_kind::write || k == access_kind::atomic_write; }
bool plain(access_kind k) { return k == access_kind::read || k == access_kind::write; }

void touch(task& t, std::uint64_t address, std::uint8_t bytes, access_kind kind, std::uint64_t pc,
           void (*found)(std::uint64_t)) {
    if (in_use * 2 >= words.size()) grow();
    word& w = entry_for(address);
    if (w.execution != execution) {
        w.execution = execution;
        w.address = address;
        w.count = w.next = 0;
        ++in_use;
    }
    const std::uint32_t epoch = t.clock.of(t.id);
    access* own = nullptr;
    for (int i = 0; i < w.count; ++i) {
        access& a = w.last[i];
        if (a.task == t.id) {
            if (a.pc == pc && a.bytes == bytes) own = &a;
            continue;
        }
        if ((a.bytes & bytes) == 0 || !(writes(a.kind) || writes(kind)) || !(plain(a.kind) || plain(kind))) continue;
        if (t.clock.of(a.task) >= a.epoch) continue;
        if (plain(a.kind)) found(a.pc);
        if (plain(kind)) found(pc);
    }
    if (!own) {
        if (w.count < kept_accesses)
            own = &w.last[w.count++];
        else
            own = &w.last[w.next++ % kept_accesses];
    }
    *own = {t.id, epoch, pc, bytes, kind};
}

}  // namespace

void note_access(task& t, std::uint64_t address, unsigned size, access_kind kind, std::uint64_t pc,
                 void (*found)(std::uint64_t)) {
    while (size > 0) {
        const unsigned offset = address & 7, here = size < 8 - offset ? size : 8 - offset;
        touch(t, address >> 3, static_cast<std::uint8_t>(((1u << here) - 1) << offset), kind, pc, found);
        address += here;
        size -= here;
    }
}

void forget_accesses(std::uint64_t address, std::uint64_t size) {
    if (words.empty() || size > (1u << 16)) return;  // large blocks come fresh from the heap's end
    for (std::uint64_t a = address >> 3; a <= (address + size - 1) >> 3; ++a) {
        word& w = entry_for(a);
        if (w.execution == execution) w.count = w.next = 0;
    }
}

void reset_races() {
    ++execution;
    in_use = 0;
}

}  // namespace pawl::check::machine
