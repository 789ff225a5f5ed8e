#include "check/intercept/memory_orders.hpp"

#include "check/machine/call_site.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

static_assert(wire::atomic_use_depth == machine::call_site::most);

constexpr std::size_t table_size = 2 * wire::max_atomic_uses;
std::uint32_t table[table_size];  // number in the session's list, and one; 0: empty
std::uint32_t loaded = 0;
bool notes = false;

// Most operations are not weakened: one look at this says so.
constexpr std::size_t marks = 4096;
std::uint64_t marked[marks / 64];

std::size_t mark_of(std::uint64_t pc) { return (pc * 0x9e3779b97f4a7c15u) >> 52; }

bool is_marked(std::uint64_t pc) { return (marked[mark_of(pc) / 64] >> (mark_of(pc) % 64) & 1) != 0; }

std::size_t slot_of(const wire::atomic_use& use) {
    std::uint64_t sum = static_cast<std::uint64_t>(use.kind) * 65536 + use.order * 256u + use.failure;
    for (const std::uint64_t pc : use.pc) sum = (sum ^ pc) * 0x9e3779b97f4a7c15u;
    return (sum >> 32) % table_size;
}

// Where it stands in the table, or where it would.
std::size_t find(const wire::atomic_uses& uses, const wire::atomic_use& use) {
    std::size_t i = slot_of(use);
    while (table[i] != 0 && !(uses.at[table[i] - 1] == use)) i = (i + 1) % table_size;
    return i;
}

void note(const wire::atomic_use& use) {
    wire::atomic_uses& uses = machine::the_computer.session().orders_met;
    const std::size_t i = find(uses, use);
    if (table[i] != 0) return;
    if (uses.count == wire::max_atomic_uses) {
        uses.lost = true;
        return;
    }
    uses.at[uses.count] = use;
    table[i] = ++uses.count;
}

bool is_at(const wire::weakened_order& one, const wire::atomic_use& use) {
    if (one.of.kind != use.kind || one.of.order != use.order || one.of.failure != use.failure) return false;
    for (std::uint32_t i = 0; i < one.depth; ++i)
        if (one.of.pc[i] != use.pc[i]) return false;
    return true;
}

}  // namespace

void load_memory_orders() {
    const wire::session& session = machine::the_computer.session();
    notes = session.notes_orders;
    // What a worker before this one has noted.
    for (; loaded < session.orders_met.count; ++loaded)
        table[find(session.orders_met, session.orders_met.at[loaded])] = loaded + 1;
    for (std::uint64_t& word : marked) word = 0;
    for (std::uint32_t i = 0; i < session.weakened.count; ++i) {
        const std::size_t mark = mark_of(session.weakened.at[i].of.pc[0]);
        marked[mark / 64] |= std::uint64_t{1} << (mark % 64);
    }
}

memory_orders orders_for(wire::operation_kind kind, memory_orders asked, const std::uint64_t* frame) {
    if (!notes && !is_marked(frame[1])) return asked;
    const machine::call_site site = machine::call_site::of(frame);
    wire::atomic_use use{};
    for (std::uint32_t i = 0; i < wire::atomic_use_depth; ++i) use.pc[i] = site.pc[i];
    use.kind = kind;
    use.order = static_cast<std::uint8_t>(asked.order & 7);
    use.failure = asked.failure == wire::no_order ? wire::no_order : static_cast<std::uint8_t>(asked.failure & 7);
    if (notes) note(use);
    const wire::weakened_orders& weakened = machine::the_computer.session().weakened;
    for (std::uint32_t i = 0; i < weakened.count; ++i)
        if (is_at(weakened.at[i], use)) return {weakened.at[i].order, weakened.at[i].failure};
    return asked;
}

}  // namespace pawl::check::intercept
