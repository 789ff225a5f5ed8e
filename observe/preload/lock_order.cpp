#include "observe/preload/lock_order.hpp"

#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>

#include "observe/preload/messenger.hpp"
#include "observe/preload/pair_table.hpp"

namespace pawl::observe::preload {
namespace {

constinit pair_table pairs{};
constinit std::atomic<bool> pairs_taken{false};
// So that most locks that begin or end are known not to stand in the table.
constinit std::atomic<std::uint64_t> known_locks[1024]{};

class pairs_guard {
public:
    pairs_guard() noexcept {
        while (pairs_taken.exchange(true, std::memory_order_acquire)) sched_yield();
    }
    ~pairs_guard() { pairs_taken.store(false, std::memory_order_release); }
    pairs_guard(const pairs_guard&) = delete;
    pairs_guard& operator=(const pairs_guard&) = delete;
};

struct known_bit {
    std::atomic<std::uint64_t>& word;
    std::uint64_t bit;
};
known_bit bit_of(const void* lock) noexcept {
    const std::uint64_t x = (reinterpret_cast<std::uintptr_t>(lock) >> 3) * 0x9e37'79b9'7f4a'7c15;
    return {known_locks[x >> 54], std::uint64_t{1} << (x >> 48 & 63)};
}

std::uint8_t way_of(const held_lock& first, const held_lock& second) noexcept {
    const unsigned shared_first = first.how == hold::shared, shared_second = second.how == hold::shared;
    return static_cast<std::uint8_t>(1u << (shared_first | shared_second << 1));
}

// Thread 1 holds a and waits for b, thread 2 holds b and waits for a: readers do not wait for readers.
bool can_meet(std::uint8_t forth, std::uint8_t back) noexcept {
    for (unsigned f = 0; f < 4; ++f)
        for (unsigned b = 0; b < 4; ++b) {
            if (!(forth >> f & 1) || !(back >> b & 1)) continue;
            const bool a_shared = (f & 1) && (b & 2), b_shared = (f & 2) && (b & 1);
            if (!a_shared && !b_shared) return true;
        }
    return false;
}

gate_set gates_of(const held_locks& holds, const void* first, const void* second) noexcept {
    gate_set gates{};
    for (std::size_t i = holds.count(); i-- > 0 && gates.count < gate_set::most;) {
        const void* const lock = holds[i].object.load(std::memory_order_relaxed);
        if (lock && lock != first && lock != second && holds[i].how == hold::exclusive)
            gates.locks[gates.count++] = lock;
    }
    return gates;
}

// The stack as far as it goes: the kernel copies what is there, page by page.
void write_path(const call_place& at, wire::call_path& path) noexcept {
    constexpr std::uintptr_t page = 4096;
    path.code = at.frame[1];
    path.above.frame_pointer = *at.frame;
    path.above.stack = reinterpret_cast<std::uintptr_t>(at.stack());
    const std::uintptr_t in_first_page = std::min(page - path.above.stack % page, sizeof path.above.words);
    const iovec from[] = {
        {reinterpret_cast<void*>(path.above.stack), in_first_page},
        {reinterpret_cast<void*>(path.above.stack + in_first_page), sizeof path.above.words - in_first_page}};
    const iovec to{path.above.words, sizeof path.above.words};
    const long copied = syscall(SYS_process_vm_readv, syscall(SYS_getpid), &to, 1, from, 2, 0);
    const std::size_t words = copied < 0 ? 0 : static_cast<std::size_t>(copied) / sizeof path.above.words[0];
    for (std::size_t i = words; i < wire::path_words; ++i) path.above.words[i] = 0;
}

lock_pair* note(thread_record& mine, const held_lock& held, const held_lock& taken, const call_place& at) noexcept {
    const void* const first = held.object.load(std::memory_order_relaxed);
    const void* const second = taken.object.load(std::memory_order_relaxed);
    lock_pair* pair = pairs.find(first, second);
    const gate_set gates = gates_of(mine.holds, first, second);
    const bool knows_thread = pair && pair->thread == mine.serial();
    if (pair) {
        pair->by_several |= !knows_thread;
        pair->gates.keep_only(gates);
    } else {
        pair = pairs.add(first, second);
        if (!pair) return nullptr;
        pair->gates = gates;
        for (const void* const lock : {first, second}) {
            const known_bit known = bit_of(lock);
            known.word.fetch_or(known.bit, std::memory_order_relaxed);
        }
    }
    pair->thread = mine.serial();
    pair->record = index_of(mine);
    pair->ways |= way_of(held, taken);
    pair->first_reads |= held.how == hold::shared;
    pair->second_reads |= taken.how == hold::shared;
    if (knows_thread) return pair;
    pair->facts.thread = number_of(mine);
    prctl(PR_GET_NAME, pair->facts.name.text);
    pair->facts.held_at = held.taken_at();
    pair->facts.taken_at = taken.taken_at();
    write_path(at, pairs.path_of(*pair));
    return pair;
}

// The other order, if it is one to warn of, and not told yet.
lock_pair* crossed_by(const lock_pair& forth) noexcept {
    lock_pair* const back = pairs.find(forth.second, forth.first);
    if (!back || forth.told || back->told) return nullptr;
    if (!forth.by_several && !back->by_several && forth.thread == back->thread) return nullptr;
    if (!can_meet(forth.ways, back->ways) || forth.gates.meets(back->gates)) return nullptr;
    return back;
}

void write(const lock_pair& forth, const lock_pair& back, wire::order& facts) noexcept {
    facts.first = reinterpret_cast<std::uint64_t>(forth.first);
    facts.second = reinterpret_cast<std::uint64_t>(forth.second);
    facts.forth = forth.facts;
    facts.back = back.facts;
    facts.forth_path = pairs.path_of(forth);
    facts.back_path = pairs.path_of(back);
    facts.first_reads = forth.first_reads || back.second_reads;
    facts.second_reads = forth.second_reads || back.first_reads;
    facts.both_live = records[back.record].serial() == back.thread;
}

// Who tells waits for others who do, and nobody may wait for the table meanwhile: so a second look, with the message in hand.
void tell_of(const void* first, const void* second) noexcept {
    telling report;
    {
        const pairs_guard guard;
        lock_pair* const forth = pairs.find(first, second);
        lock_pair* const back = forth ? crossed_by(*forth) : nullptr;
        if (!back) return;
        forth->told = back->told = true;
        report.facts().kind = wire::message_kind::order;
        write(*forth, *back, report.facts().orders);
    }
    report.send(true);
}

}  // namespace

void note_order(thread_record& mine, const held_lock& taken, std::uint64_t chain, const call_place& at) noexcept {
    if (!options.ready || !options.orders || mine.busy) return;
    mine.busy = true;
    const int error = errno;
    const void* const object = taken.object.load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < mine.holds.count(); ++i) {
        const held_lock& held = mine.holds[i];
        const void* const below = held.object.load(std::memory_order_relaxed);
        if (&held == &taken || !below || below == object) continue;
        bool warn = false;
        {
            const pairs_guard guard;
            lock_pair* const pair = note(mine, held, taken, at);
            warn = pair && crossed_by(*pair);
        }
        if (warn) tell_of(below, object);
    }
    mine.known_chains[chain % thread_record::chains] = chain;
    errno = error;
    mine.busy = false;
}

void forget_orders_of(const void* object) noexcept {
    const known_bit known = bit_of(object);
    if ((known.word.load(std::memory_order_relaxed) & known.bit) == 0) return;
    thread_record* const mine = this_thread();
    if (!mine || mine->busy) return;
    mine->busy = true;
    {
        const pairs_guard guard;
        pairs.forget(object);
    }
    // Chains that threads know may contain it. Of this thread's none is believed any more; others may overlook a pair.
    for (std::uint64_t& known_chain : mine->known_chains) known_chain = 0;
    mine->busy = false;
}

void let_go_of_orders_after_fork() noexcept { pairs_taken.store(false, std::memory_order_relaxed); }

}  // namespace pawl::observe::preload
