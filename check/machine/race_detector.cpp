#include "check/machine/race_detector.hpp"

#include <cstring>

#include "check/own/vector.hpp"

namespace pawl::check::machine {

race_handler the_race_handler = nullptr;

namespace {

constexpr std::uint64_t most_looked_at = 1u << 24;  // of a block that is freed
constexpr std::size_t most_paths = 1u << 16;
constexpr int kept_accesses = 8;  // per word: of different tasks and places; the oldest gives way

struct access {
    std::uint32_t task;
    std::uint32_t epoch;
    std::uint64_t pc;
    std::uint8_t bytes;  // mask within the word
    access_kind kind;
    std::uint32_t path;
};
static_assert(sizeof(access) == 24);

struct word {
    std::uint64_t address;  // in words
    std::uint64_t execution;
    std::uint8_t count, next;
    access last[kept_accesses];
};

own::vector<word> words;
own::vector<wire::call_path> paths;
std::uint64_t execution = 1;
std::size_t in_use = 0;

// Which 4096 bytes have been accessed in this execution, or others that share their place in this table: of a large
// block most have not, because who fills it is a library that is not watched.
constexpr std::uint64_t words_in_page = 4096 / 8, pages_told_apart = 1u << 20;
std::uint64_t page_accessed_in[pages_told_apart];

std::uint64_t& last_access_of_page(std::uint64_t address) {
    // Each task's heap begins at a round number: the upper bits must count too.
    const std::uint64_t page = address / words_in_page;
    return page_accessed_in[(page ^ (page >> 20) * 0x9e3779b97f4a7c15u) % pages_told_apart];
}

word& entry_for(std::uint64_t address) {
    const std::size_t mask = words.size() - 1;
    std::size_t i = ((address * 0x9e3779b97f4a7c15u) >> 32) & mask;
    while (words[i].execution == execution && words[i].address != address) i = (i + 1) & mask;
    return words[i];
}

// Those from `address` up to `end`, in words.
template <class Visit>
void each_accessed(std::uint64_t address, std::uint64_t end, Visit visit) {
    while (address < end) {
        const std::uint64_t next_page = (address / words_in_page + 1) * words_in_page;
        const std::uint64_t here = next_page < end ? next_page : end;
        if (last_access_of_page(address) != execution) {
            address = here;
            continue;
        }
        for (; address < here; ++address) {
            word& w = entry_for(address);
            if (w.execution == execution) visit(w);
        }
    }
}

void grow() {
    own::vector<word> old = words;
    words = {};
    words.resize(old.size() ? old.size() * 4 : 4096);
    for (auto& w : old)
        if (w.execution == execution) entry_for(w.address) = w;
    old.release();
}

struct newcomer {
    task& t;
    access_kind kind;
    std::uint64_t pc;
    std::uint32_t path;
    race_handler found;
};

bool conflict(access_kind a, access_kind b) { return (writes(a) || writes(b)) && (plain(a) || plain(b)); }

// The entry of the same task at the same place, if there is one.
[[gnu::always_inline]] inline access* compare(word& w, std::uint8_t bytes, const newcomer& now) {
    access* own = nullptr;
    for (int i = 0; i < w.count; ++i) {
        access& a = w.last[i];
        if (a.task == now.t.id) {
            if (a.pc == now.pc && a.bytes == bytes) own = &a;
            continue;
        }
        const unsigned both = a.bytes & bytes;
        if (both == 0 || !conflict(a.kind, now.kind)) continue;
        if (now.t.clock.of(a.task) >= a.epoch) continue;
        const auto first = static_cast<unsigned>(__builtin_ctz(both));
        const auto last = static_cast<unsigned>(31 - __builtin_clz(both));
        now.found({(w.address << 3) + first,
                   last - first + 1,
                   {a.task, a.pc, a.kind, a.path},
                   {now.t.id, now.pc, now.kind, now.path}});
    }
    return own;
}

[[gnu::always_inline]] inline void touch(std::uint64_t address, std::uint8_t bytes, const newcomer& now) {
    if (in_use * 2 >= words.size()) grow();
    word& w = entry_for(address);
    if (w.execution != execution) {
        w.execution = execution;
        w.address = address;
        w.count = w.next = 0;
        last_access_of_page(address) = execution;
        ++in_use;
    }
    access* own = compare(w, bytes, now);
    if (!own) {
        if (w.count < kept_accesses)
            own = &w.last[w.count++];
        else
            own = &w.last[w.next++ % kept_accesses];
    }
    *own = {now.t.id, now.t.clock.of(now.t.id), now.pc, bytes, now.kind, now.path};
}

}  // namespace

void note_access(task& t, std::uint64_t address, unsigned size, access_kind kind, std::uint64_t pc, race_handler found,
                 std::uint32_t path) {
    const newcomer now{t, kind, pc, path, found};
    while (size > 0) {
        const unsigned offset = address & 7, here = size < 8 - offset ? size : 8 - offset;
        touch(address >> 3, static_cast<std::uint8_t>(((1u << here) - 1) << offset), now);
        address += here;
        size -= here;
    }
}

void note_free(task& t, std::uint64_t address, std::uint64_t size, std::uint64_t pc, race_handler found,
               std::uint32_t path) {
    if (words.empty()) return;
    const std::uint64_t seen = size < most_looked_at ? size : most_looked_at;
    each_accessed(address >> 3, (address + seen + 7) >> 3, [&](word& w) {
        compare(w, 0xff, {t, access_kind::free, pc, path, found});
    });
}

void forget_accesses(std::uint64_t address, std::uint64_t size) {
    if (words.empty() || size == 0) return;
    each_accessed(address >> 3, ((address + size - 1) >> 3) + 1, [](word& w) { w.count = w.next = 0; });
}

std::uint32_t remember_path(const wire::call_path& path) {
    if (paths.size() == most_paths) return 0;
    paths.push_back(path);
    return static_cast<std::uint32_t>(paths.size());
}

wire::call_path path_of(std::uint32_t number) { return number == 0 ? wire::call_path{} : paths[number - 1]; }

void reset_races() {
    paths.clear();
    ++execution;
    in_use = 0;
}

}  // namespace pawl::check::machine
