#include "check/machine/leak_scan.hpp"

#include <sys/uio.h>

#include <algorithm>

#include "check/machine/block_table.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/snapshot.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::machine {
namespace {

struct live_block {
    std::uint64_t begin, size;
    std::uint32_t number;
    bool reached;
    bool dependent;  // another lost block leads to it
};

own::vector<live_block> live;          // by address
own::vector<std::uint32_t> to_follow;  // indices of `live`

constexpr int most_told = 64;

// Some programs keep a count in the upper bits of an address.
constexpr std::uint64_t address_bits = 0x0000'ffff'ffff'ffff;
constexpr std::uint64_t thread_descriptor = 2304;  // glibc's own part of a thread's storage, above its base

// A reference into a block counts wherever in it it points.
live_block* block_with(std::uint64_t word) {
    word &= address_bits;
    if (!heap_owns(word)) return nullptr;
    auto* behind = std::upper_bound(live.begin(), live.end(), word,
                                    [](std::uint64_t w, const live_block& b) { return w < b.begin; });
    if (behind == live.begin()) return nullptr;
    live_block& b = behind[-1];
    return word - b.begin < (b.size ? b.size : 1) ? &b : nullptr;
}

template <class F>
void each_word(word_range range, F&& visit) {
    const auto from = (reinterpret_cast<std::uint64_t>(range.begin) + 7) & ~std::uint64_t{7};
    const auto to = reinterpret_cast<std::uint64_t>(range.begin) + range.size;
    for (std::uint64_t at = from; at + 8 <= to; at += 8) visit(*reinterpret_cast<const std::uint64_t*>(at));
}

word_range contents(const live_block& b) { return {reinterpret_cast<const void*>(b.begin), b.size}; }

bool same_place(const heap_block& a, const heap_block& b) {
    for (int i = 0; i < call_path::most; ++i) {
        if (a.allocated_at.pc[i] != b.allocated_at.pc[i]) return false;
        if (a.allocated_at.pc[i] == 0) break;
    }
    return true;
}

void add_storage(leak_scan& scan, std::uint64_t thread_base) {
    const std::uint64_t size = static_tls_size();
    scan.add_root({reinterpret_cast<const void*>(thread_base - size), size + thread_descriptor});
}

}  // namespace

void leak_scan::add_word(std::uint64_t word) {
    live_block* b = block_with(word);
    if (!b || b->reached) return;
    b->reached = true;
    to_follow.push_back(static_cast<std::uint32_t>(b - live.begin()));
}

void leak_scan::add_root(word_range range) {
    each_word(range, [this](std::uint64_t word) { add_word(word); });
}

void leak_scan::add_doubtful_root(word_range range) {
    static std::uint64_t page[512];
    const auto* begin = static_cast<const char*>(range.begin);
    const long process = own::kernel::call(SYS_getpid);
    for (std::uint64_t at = 0; at < range.size; at += sizeof page) {
        const iovec to{page, sizeof page}, from{const_cast<char*>(begin + at), sizeof page};
        const long got = own::kernel::call(SYS_process_vm_readv, process, reinterpret_cast<long>(&to), 1,
                                           reinterpret_cast<long>(&from), 1, 0);
        if (got > 0) add_root({page, static_cast<std::uint64_t>(got)});
    }
}

void leak_scan::follow() {
    while (!to_follow.empty()) {
        const live_block b = live[to_follow.back()];
        to_follow.pop_back();
        each_word(contents(b), [this](std::uint64_t word) { add_word(word); });
    }
}

void leak_scan::take_live_blocks() {
    live.clear();
    to_follow.clear();
    for (std::uint32_t i = first_block_of_execution(); i < block_count(); ++i) {
        const heap_block& b = block_number(i);
        // The dynamic linker keeps what it allocates in memory of its own, which is no root.
        const bool kept = b.pages || in_dynamic_linker(b.allocated_at.pc[0]);
        if (b.state == block_state::live) live.push_back({b.address, b.size, i, kept, false});
    }
    std::sort(live.begin(), live.end(), [](const live_block& a, const live_block& b) { return a.begin < b.begin; });
    // Mapped pages are the program's to keep: what they refer to is in use.
    for (std::uint32_t i = 0; i < live.size(); ++i)
        if (live[i].reached) to_follow.push_back(i);
}

void leak_scan::add_machine_roots() {
    program_snapshot().each_range(
        [](void* self, const char* begin, std::uint64_t size) {
            static_cast<leak_scan*>(self)->add_root({begin, size});
        },
        this);
    for (const task* t : the_computer.tasks()) {
        // A thread's result waits for whoever joins it; its argument for its beginning.
        if (!t->joined && !t->detached) add_root(t->result);
        if (t->ended) continue;
        add_root(t->argument);
        const auto* stack = static_cast<const char*>(t->stack_pointer);
        if (stack >= t->stack_low && stack < t->stack_top)
            add_root({stack, static_cast<std::uint64_t>(t->stack_top - stack)});
        add_storage(*this, t->thread_base);
        if (t->key_values) add_root({t->key_values, std::uint64_t{key_limit} * 16});
        for (const auto* d = t->destructors; d; d = d->next) add_root(d->object);
        add_root(t->cleanup_buffers);
    }
}

// Of the lost blocks, those that no other lost one leads to; of a circle, one.
void leak_scan::find_heads() {
    for (live_block& b : live) {
        if (b.reached) continue;
        each_word(contents(b), [&](std::uint64_t word) {
            live_block* other = block_with(word);
            if (other && other != &b) other->dependent = true;
        });
    }
}

void leak_scan::run(void (*tell)(const lost_memory&)) {
    add_machine_roots();
    follow();
    find_heads();
    int told = 0;
    // First the heads with all that hangs on them; what is left then are circles, each told by its first block.
    for (const bool circles : {false, true}) {
        for (std::uint32_t i = 0; i < live.size(); ++i) {
            live_block& head = live[i];
            if (head.reached || head.dependent != circles || told == most_told) continue;
            const heap_block& first = block_number(head.number);
            lost_memory lost{&first, 0, 0, 0};
            const auto count_reached = [] {
                return static_cast<std::uint64_t>(
                    std::count_if(live.begin(), live.end(), [](const live_block& b) { return b.reached; }));
            };
            const std::uint64_t before = count_reached();
            for (live_block& b : live) {
                if (b.reached || b.dependent != circles || !same_place(block_number(b.number), first)) continue;
                if (circles && &b != &head) continue;
                b.reached = true;
                to_follow.push_back(static_cast<std::uint32_t>(&b - live.begin()));
                ++lost.blocks;
                lost.bytes += b.size;
            }
            follow();
            lost.dependents = count_reached() - before - lost.blocks;
            tell(lost);
            ++told;
        }
    }
    live.clear();
}

}  // namespace pawl::check::machine
