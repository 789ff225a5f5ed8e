#include "check/weak/model.hpp"

#include "check/machine/computer.hpp"
#include "check/machine/published.hpp"
#include "check/weak/orders.hpp"

namespace pawl::check::weak {

memory_model the_memory;

namespace {

bool happened_before(const task& who, std::uint32_t other, std::uint32_t epoch) {
    return other == everybody || who.clock.of(other) >= epoch;
}

// By happens-before, or because both stood on one core or one has woken the other: that orders memory, though the language
// knows nothing of it.
bool knows(const task& who, std::uint32_t other, std::uint32_t epoch) {
    return other == everybody || who.clock.sees(other, epoch);
}

bool was_read_before(const task& who, const message& one) {
    for (const reader& r : one.readers)
        if (happened_before(who, r.task, r.epoch)) return true;
    return false;
}

// Coherence: it has seen this one, so what is older is out of reach.
bool binds(const task& who, const message& one) {
    if (knows(who, one.task, one.epoch)) return true;
    for (const reader& r : one.readers)
        if (knows(who, r.task, r.epoch)) return true;
    return false;
}

}  // namespace

void memory_model::begin_execution() {
    places_.begin_execution();
    strong_.begin_execution();
    calls_.clear();
    failed_ = false;
    stamps_ = 0;
}

places memory_model::at(std::uint64_t address, std::uint32_t size) {
    places found = places_.covering(address, size);
    for (int i = 0; i < found.count; ++i) {
        const place& p = *found.at[i];
        if (std::memcmp(&p.last->value, reinterpret_cast<const void*>(p.address), p.size) == 0) continue;
        places_.forget(address, size);  // written by something that nobody saw
        return places_.covering(address, size);
    }
    return found;
}

void memory_model::forget(std::uint64_t address, std::uint64_t size) { places_.forget(address, size); }

std::uint32_t memory_model::newer_than(const message& one) {
    std::uint32_t count = 0;
    for (const message* m = one.after; m; m = m->after) ++count;
    return count;
}

bool memory_model::could_come_earlier(const task& who, const message& than) const {
    return !machine::the_computer.comes_after_in_trace(who.id, than.task, than.event);
}

// What comes before an event of this order in S: it may not come before any of these.
void memory_model::before_in_order(const task& who, int order, const message* from, vector_clock& out) const {
    if (!strong_.any()) return;
    vector_clock fences;
    strong_.fences_before(who.clock, from && acquires(order) ? &from->published : nullptr, fences);
    out.join(fences);
    if (order == sequentially_consistent && who.clock.strong) out.join(*who.clock.strong);
    strong_.close(out);
}

// Whoever passes over this message comes before it, before those who have read it, and before the fences behind these.
template <class Visit>
void memory_model::each_behind(const message& passed, Visit&& visit) const {
    if (passed.own_strong) visit(strong_event{passed.task, passed.own_strong});
    strong_.fences_after(passed.task, passed.epoch, visit);
    for (const reader& r : passed.readers) {
        if (r.first_strong) visit(strong_event{r.task, r.first_strong});
        strong_.fences_after(r.task, r.epoch, visit);
    }
}

bool memory_model::may_pass(const message& one, const task& who, int order, const message* from) const {
    if (!strong_.any()) return true;
    vector_clock before;
    before_in_order(who, order, from, before);
    bool circle = false;
    // One message at a time, newest first: those passed before were asked for already.
    each_behind(one, [&](strong_event behind) { circle = circle || before.of(behind.task) >= behind.number; });
    return !circle;
}

void memory_model::find(const place& where, const task& who, access how, int order, candidates& out) const {
    out.add(where.last);
    std::uint32_t excused_after = 0;
    for (message* m = where.last; m->before; m = m->before) {
        if (binds(who, *m)) return;
        if (could_come_earlier(who, *m)) {
            // It could, and those that are put behind this one later would be put behind it too.
            if (how == access::store) return;
            if (excused_after < m->stamp) excused_after = m->stamp;
        }
        if (!may_pass(*m, who, order, how == access::store ? nullptr : m->before)) return;
        // What was written later, and put before it, could not be read before it was there.
        if (m->before->stamp < excused_after) continue;
        // Nothing comes between a read-modify-write and what it has read.
        if (how == access::load || !m->modifies) out.add(m->before);
    }
}

void memory_model::find_compared(const place& where, const task& who, value_bytes expected, bool may_fail, int order,
                                 int failure_order, candidates& out) const {
    bool as_success = true, as_failure = true;
    std::uint32_t excused_after = 0;
    for (message* m = where.last; m; m = m->before) {
        const bool modifiable = m == where.last || !m->after->modifies;
        const bool in_reach = m->stamp >= excused_after;  // see find
        if (in_reach && m->value != expected) {
            if (as_failure) out.add(m);
        } else if (in_reach && as_success && modifiable) {
            out.add(m);
            if (may_fail && m == where.last) out.add(m, true);
        }
        if (!m->before || binds(who, *m)) return;
        if (could_come_earlier(who, *m) && excused_after < m->stamp) excused_after = m->stamp;
        as_success = as_success && may_pass(*m, who, order, m->before);
        as_failure = as_failure && may_pass(*m, who, failure_order, m->before);
        if (!as_success && !as_failure) return;
    }
}

bool memory_model::may_fail_spuriously(const task& who, std::uint64_t pc) {
    if (failed_) return false;
    for (const call& one : calls_)
        if (one.task == who.id && one.pc == pc) return false;
    calls_.push_back({who.id, pc});
    return true;
}

// The events of S that come before whatever stands behind `last`.
void memory_model::seen_up_to(const place& where, const message* last, bool its_readers, vector_clock& out) const {
    if (!strong_.any()) return;
    for (const message* m = last; m; m = m->before) {
        out.join(m->strong);
        if (m != last || its_readers)
            for (const reader& r : m->readers) out.join(r.strong);
        if (m->own_strong) return;  // comes in S after all that stands before it here
    }
    out.join(where.settled);
}

// What an access sees in each of its places: of one that has several, the newest.
namespace {
message& seen_in(const places& where, int i, message& chosen) {
    return where.count == 1 ? chosen : *where.at[i]->last;
}
}  // namespace

// Of an event that stands directly behind these.
std::uint32_t memory_model::enter(const places& where, task& who, const message& at, bool writes, bool acquired) {
    vector_clock earlier;
    if (who.clock.strong) earlier.join(*who.clock.strong);
    for (int i = 0; i < where.count; ++i) {
        const message& seen = where.count == 1 ? at : *where.at[i]->last;
        if (acquired) earlier.join(seen.heads);
        seen_up_to(*where.at[i], &seen, writes, earlier);
    }
    return strong_.add(who, earlier, false);
}

void memory_model::put_before_newer(const task& who, std::uint32_t number, const message* newer) {
    if (!newer || !strong_.any()) return;
    vector_clock sources;
    strong_.fences_before(who.clock, nullptr, sources);
    if (number) sources.raise(who.id, number);
    strong_.close(sources);
    if (sources.size == 0) return;
    for (const message* m = newer; m; m = m->after)
        each_behind(*m, [&](strong_event behind) { strong_.put_before(sources, behind); });
}

void memory_model::note_reader(message& of, const task& who, std::uint32_t number) {
    reader* mine = nullptr;
    for (reader& r : of.readers)
        if (r.task == who.id) mine = &r;
    if (!mine) mine = &of.readers.push_back({who.id, who.clock.of(who.id), 0, {}});
    if (number && !mine->first_strong) mine->first_strong = number;
    if (number) mine->strong.raise(who.id, number);
    if (strong_.any()) strong_.fences_before(who.clock, nullptr, mine->strong);
}

void memory_model::acquire(task& who, const message& from, int order) {
    // Relaxed: a later acquire fence makes it count.
    (acquires(order) ? who.clock : who.acquire_fence).join(from.published);
}

void memory_model::read(const places& where, task& who, message& from, int order) {
    const std::uint32_t number = order == sequentially_consistent ? enter(where, who, from, false, true) : 0;
    for (int i = 0; i < where.count; ++i) acquire(who, seen_in(where, i, from), order);
    for (int i = 0; i < where.count; ++i) {
        message& seen = seen_in(where, i, from);
        note_reader(seen, who, number);
        put_before_newer(who, number, seen.after);
    }
}

bool memory_model::store(const places& where, task& who, message& behind, value_bytes value, int order) {
    return add(where, who, behind, value, order, false);
}

bool memory_model::modify(const places& where, task& who, message& from, value_bytes value, int order) {
    return add(where, who, from, value, order, true);
}

bool memory_model::add(const places& where, task& who, message& behind, value_bytes value, int order, bool modifies) {
    // Before it knows what it acquires, and before it stands there itself.
    const std::uint32_t number = order == sequentially_consistent ? enter(where, who, behind, true, modifies) : 0;
    for (int i = 0; i < where.count && modifies; ++i) {
        message& seen = seen_in(where, i, behind);
        acquire(who, seen, order);
        note_reader(seen, who, number);
    }
    const bool newest = where.count > 1 || !behind.after;
    for (int i = 0; i < where.count; ++i) {
        place& here = *where.at[i];
        add_one(here, who, seen_in(where, i, behind), value, order, modifies, number);
        value >>= 8 * (here.size % sizeof value);
    }
    if (releases(order)) who.clock.raise(who.id, who.clock.of(who.id) + 1);
    return newest;
}

void memory_model::add_one(place& where, task& who, message& behind, value_bytes value, int order, bool modifies,
                           std::uint32_t number) {
    auto& fresh = *static_cast<message*>(machine::execution_memory(sizeof(message)));
    fresh = message{};
    std::memcpy(&fresh.value, &value, where.size);
    fresh.task = who.id;
    fresh.epoch = who.clock.of(who.id);
    fresh.event = machine::the_computer.event_in_trace(who.id);
    fresh.stamp = ++stamps_;
    fresh.modifies = modifies;
    fresh.own_strong = number;
    fresh.published.assign(releases(order) ? who.clock : who.release_fence);
    if (number) {
        // Who acquires this comes after what stands before it, and after it itself only where both are of S.
        fresh.published.lower_strong(who.id, number - 1);
        fresh.heads.raise(who.id, number);
        fresh.strong.raise(who.id, number);
    }
    if (modifies) {  // it continues the release sequences that it reads from
        fresh.published.join(behind.published);
        fresh.heads.join(behind.heads);
    }
    if (strong_.any()) strong_.fences_before(who.clock, nullptr, fresh.strong);
    put_before_newer(who, number, behind.after);
    fresh.before = &behind;
    fresh.after = behind.after;
    behind.after = &fresh;
    (fresh.after ? fresh.after->before : where.last) = &fresh;
    if (++where.kept > where.settle_at) settle(where);
}

void memory_model::fence(task& who, int order) {
    vector_clock earlier;
    if (order == sequentially_consistent && who.clock.strong) earlier.assign(*who.clock.strong);
    if (acquires(order)) who.clock.join(who.acquire_fence);
    if (!releases(order)) return;
    who.release_fence.assign(who.clock);
    if (order == sequentially_consistent) enter_fence(who, earlier);
    who.clock.raise(who.id, who.clock.of(who.id) + 1);
}

void memory_model::barrier(task& who) {
    vector_clock earlier;
    if (who.clock.strong) earlier.assign(*who.clock.strong);
    enter_fence(who, earlier);
    who.clock.raise(who.id, who.clock.of(who.id) + 1);
}

// After whatever comes, at some place, before an access that happened before this fence.
void memory_model::enter_fence(task& who, vector_clock& earlier) {
    places_.each([&](const place& where) {
        for (const message* m = where.last; m; m = m->before) {
            if (was_read_before(who, *m)) return seen_up_to(where, m, false, earlier);
            if (happened_before(who, m->task, m->epoch)) return seen_up_to(where, m->before, true, earlier);
        }
    });
    strong_.add(who, earlier, true);
}

void memory_model::pass_through_kernel(std::uint64_t address, std::uint32_t size, task& who) {
    places_.each_at(address, size, [&](const place& where) { who.clock.join(where.last->published); });
    machine::join_published(who.clock, address, size);
    places_.forget(address, size);
    machine::publish(address, size, who.clock, machine::release_sequence::begins);
    who.clock.raise(who.id, who.clock.of(who.id) + 1);
}

void memory_model::has_seen_newest(std::uint64_t address, std::uint32_t size, const task& who) {
    places_.each_at(address, size, [&](place& where) { note_reader(*where.last, who, 0); });
}

// Messages that no task can reach any more are taken off the front.
void memory_model::settle(place& where) {
    const auto out_of_sight = [](const message& one) {
        for (const task* t : machine::the_computer.tasks()) {
            bool bound = t->ended;
            for (const message* m = one.after; m && !bound; m = m->after) bound = binds(*t, *m);
            if (!bound) return false;
        }
        return true;
    };
    while (where.first->after && where.first->after->after && out_of_sight(*where.first)) {
        const message& gone = *where.first;
        where.settled.join(gone.strong);
        for (const reader& r : gone.readers) where.settled.join(r.strong);
        where.first = gone.after;
        where.first->before = nullptr;
        --where.kept;
    }
    where.settle_at = where.kept * 2 < least_to_settle ? least_to_settle : where.kept * 2;
}

}  // namespace pawl::check::weak
