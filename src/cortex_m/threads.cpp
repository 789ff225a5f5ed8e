// Threads. The scheduler is the pended call, the least urgent of all exceptions: whoever may have made a thread ready pends it, and
// it looks at each thread anew. There are few; nothing is listed, so that a waker in an interrupt has nothing to wait for.
#include <pawl/port/cortex_m/cortex_m.hpp>
#include <pawl/port/cortex_m/threads.hpp>

#include "sleeping.hpp"
#include "switch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

extern "C" {
/// Of faults.cpp, where a program links it and the core can keep everybody away from some bytes below a stack.
[[gnu::weak]] void pawl_guard_stack(std::uint32_t address) noexcept;
extern std::uint64_t pawl_stack_lowest[], pawl_stack_top[];
}

namespace pawl::inline on_cortex_m::port {
namespace detail {
namespace {

constexpr std::uint32_t somebody_waits = 0x8000'0000;
constexpr std::uint64_t paint = stack_paint;
constexpr int nothing_lent = idle_priority;

struct thread_block {
    enum class what : std::uint8_t { nobody, ready, sleeps, wants_lock };

    std::uint32_t* stack_pointer = nullptr;
    what does = what::nobody;
    bool granted = false;  // what it slept for has come
    int own = 0, lent = nothing_lent;
    const watched* words = nullptr;
    std::size_t count = 0;
    word* lock = nullptr;
    clock::time_point until = clock::time_point::max();
    std::uint32_t last_turn = 0;
    clock::time_point turn_ends = clock::time_point::max();  // not begun
    std::uint32_t number = 0;
    plain_thread begun{};
    std::uint32_t guard = 0;  // below its stack
    struct ending {
        void (*f)(void*) = nullptr;
        void* argument = nullptr;
    };
    std::array<ending, 3> endings{};
};

constinit std::array<thread_block, most_threads> threads{};
// Equals go on in the order of their last turns; the one that runs keeps its place until its turn is over, so that it comes first
// whoever else is woken meanwhile, and also when it was interrupted by a thread of a higher priority.
constinit std::uint32_t turn = 0;
constinit alarm wakes_scheduler{[](alarm&) noexcept { pend_scheduler(); }};
void stand_behind_equals(thread_block& t) noexcept {
    t.last_turn = ++turn;
    t.turn_ends = clock::time_point::max();
}
constinit std::uint32_t lives = 0;

// One more than there are threads: who runs when nobody can.
constinit std::uint32_t* idle_stack_pointer = nullptr;
alignas(8) constinit std::array<std::uint64_t, 24> idle_stack{};
alignas(8) constinit std::array<std::uint64_t, PAWL_INTERRUPT_STACK / 8> interrupt_stack{};
constinit thread_block* runs = nullptr;  // null: nobody

thread_block* find(std::uint32_t number) noexcept {
    for (thread_block& each : threads)
        if (each.number == number && each.does != thread_block::what::nobody) return &each;
    return nullptr;
}
thread_block* owner_of(const word& w) noexcept { return find(w.load(std::memory_order_relaxed) & owner_bits); }

// Its own, or the highest of those who wait for a lock of its. Circles were refused.
int priority_now(const thread_block& t) noexcept {
    int priority = std::max(t.own, t.lent);
    for (const thread_block& each : threads)
        if (each.does == thread_block::what::wants_lock && owner_of(*each.lock) == &t)
            priority = std::max(priority, priority_now(each));
    return priority;
}

void look(thread_block& t, clock::time_point now) noexcept {
    using enum thread_block::what;
    if (t.does == sleeps && std::any_of(t.words, t.words + t.count, has_changed)) t.granted = true;
    if ((t.does != sleeps && t.does != wants_lock) || (!t.granted && t.until > now)) return;
    t.does = ready;
    stand_behind_equals(t);
}

constexpr std::size_t guard_size = 32;
/// The next place for one.
std::uint32_t guard_at(const void* lowest) noexcept {
    return (reinterpret_cast<std::uintptr_t>(lowest) + guard_size - 1) & ~(guard_size - 1);
}
/// What is left above the guard.
std::span<std::uint64_t> guarded(thread_block& t, std::span<std::uint64_t> stack) noexcept {
    if (!pawl_guard_stack) return stack;
    t.guard = guard_at(stack.data());
    return stack.subspan((t.guard + guard_size - reinterpret_cast<std::uintptr_t>(stack.data())) / 8);
}

[[noreturn]] void overflowed(const thread_block& t) noexcept {
    last_words("pawl: the stack of thread \"");
    last_words(t.begun.name);
    last_words("\" has overflowed\n");
    semihosting::exit(137);
}

/// Two threads on one stack would each go on with what the other one has written. A stack that begins above the lower end of
/// another one, and ends within it, is a variable of a function that runs there.
void refuse_if_taken(std::span<const std::uint64_t> stack) noexcept {
    const auto* const end = stack.data() + stack.size();
    for (const thread_block& each : threads) {
        const std::span<const std::uint64_t> taken = each.begun.stack;
        const auto* const taken_end = taken.data() + taken.size();
        const bool apart = stack.data() >= taken_end || taken.data() >= end;
        const bool within = stack.data() > taken.data() && end <= taken_end;
        if (each.does == thread_block::what::nobody || apart || within) continue;
        // No name: it stands on the stack, where the second one's is already.
        last_words("pawl: a thread was to stand on the stack of another one\n");
        semihosting::exit(134);
    }
}

std::size_t used_of(std::span<const std::uint64_t> stack) noexcept {
    const auto first = std::ranges::find_if(stack, [](std::uint64_t each) { return each != paint; });
    return static_cast<std::size_t>(stack.end() - first) * 8;
}

void begin_threads() noexcept {
    threads[0].does = thread_block::what::ready;
    threads[0].number = 1;
    threads[0].begun.name = "main";
    threads[0].begun.stack = guarded(threads[0], {pawl_stack_lowest, pawl_stack_top});  // painted as the program began
    if (pawl_guard_stack) pawl_guard_stack(threads[0].guard);
    runs = &threads[0];
    begin_variables(0);
    use_variables(0);
    idle_stack_pointer = first_frame(idle_stack, [](void*) {
        for (;;) core::wait_for_interrupt();
    }, nullptr);
    core::at(0xe000'ed20) |= 0xff << 16;  // the least urgent of all
    std::ranges::fill(interrupt_stack, paint);
    go_to_thread_stack(interrupt_stack.data() + interrupt_stack.size());
    has_threads = true;
}
[[gnu::constructor(102)]] void begin() { begin_threads(); }

// Pends the scheduler; true when it has gone on because what it waited for came.
bool let_others_run() noexcept {
    pend_scheduler();
    return runs->granted;
}

[[noreturn]] void run_thread(void* block) noexcept {
    auto& mine = *static_cast<thread_block*>(block);
    mine.begun.run(mine.begun.argument);
    for (auto each = mine.endings.rbegin(); each != mine.endings.rend(); ++each)
        if (each->f) each->f(each->argument);
    {
        const core::masked section;
        mine.does = thread_block::what::nobody;
        if (mine.begun.ended) mine.begun.ended->store(1, std::memory_order_relaxed);
        pend_scheduler();  // comes at the end of the section, and never comes back
    }
    for (;;) core::wait_for_interrupt();
}

}  // namespace

bool sleep(const watched* words, std::size_t count, clock::time_point deadline) noexcept {
    refuse_to_sleep_here();
    {
        const core::masked section;
        if (std::any_of(words, words + count, has_changed)) return true;
        runs->words = words;
        runs->count = count;
        runs->until = deadline;
        runs->granted = false;
        runs->does = thread_block::what::sleeps;
    }
    return let_others_run();
}

int thread_priority(std::uint32_t number) noexcept {
    const core::masked section;
    const thread_block* const t = find(number);
    return t ? t->own : 0;
}
bool thread_lives(std::uint32_t number) noexcept {
    const core::masked section;
    return find(number) != nullptr;
}
const char* thread_name(std::uint32_t number) noexcept {
    const core::masked section;
    const thread_block* const t = find(number);
    return t ? t->begun.name : "";
}
void name_thread(const char* name) noexcept { runs->begun.name = name; }
void set_thread_priority(std::uint32_t number, int priority, bool lent) noexcept {
    {
        const core::masked section;
        thread_block* const t = find(number);
        if (!t) return;
        if (lent)
            t->lent = priority == 0 ? nothing_lent : priority;
        else
            t->own = priority;
    }
    pend_scheduler();
}
void at_thread_end(void (*f)(void*), void* argument) noexcept {
    for (auto& each : runs->endings) {
        if (each.f) continue;
        each = {f, argument};
        return;
    }
}
}  // namespace detail

std::uint32_t begin_thread(const plain_thread& what) noexcept {
    using namespace detail;
    if (what.stack.size() < 32) return 0;
    std::uint32_t number;
    {
        const core::masked section;
        const auto free = std::ranges::find(threads, thread_block::what::nobody, &thread_block::does);
        if (free == threads.end()) return 0;
        number = ++lives * static_cast<std::uint32_t>(most_threads) + static_cast<std::uint32_t>(free - threads.begin()) + 1;
        refuse_if_taken(what.stack);
        std::ranges::fill(what.stack, paint);
        *free = {};
        free->begun = what;
        free->begun.stack = guarded(*free, what.stack);
        free->own = what.priority;
        free->number = number;
        begin_variables(static_cast<std::size_t>(free - threads.begin()));
        free->stack_pointer = first_frame(free->begun.stack, run_thread, &*free);
        free->last_turn = ++turn;
        free->does = thread_block::what::ready;
    }
    pend_scheduler();
    return number;
}

void yield_to_equals() noexcept {
    {
        const core::masked section;
        detail::stand_behind_equals(*detail::runs);
    }
    detail::pend_scheduler();
}

std::size_t stack_used(std::uint32_t number) noexcept {
    const core::masked section;
    const detail::thread_block* const t = detail::find(number);
    return !t || t->begun.stack.empty() ? 0 : detail::used_of(t->begun.stack);
}
std::size_t interrupt_stack_used() noexcept { return detail::used_of(detail::interrupt_stack); }

inherited lock_inherit(word& w, clock::time_point deadline) noexcept {
    using namespace detail;
    if (core::exception() != 0) return inherited::refused;
    {
        const core::masked section;
        const std::uint32_t seen = w.load(std::memory_order_relaxed);
        if (seen == 0) {
            w.store(runs->number, std::memory_order_relaxed);
            return inherited::taken;
        }
        thread_block* owner = owner_of(w);
        if (!owner) return inherited::owner_gone;
        for (const thread_block* at = owner; at; at = at->does == thread_block::what::wants_lock ? owner_of(*at->lock) : nullptr)
            if (at == runs) return inherited::would_close_circle;
        w.store(seen | somebody_waits, std::memory_order_relaxed);
        runs->lock = &w;
        runs->until = deadline;
        runs->granted = false;
        runs->does = thread_block::what::wants_lock;
        runs->last_turn = ++turn;
    }
    if (let_others_run()) return inherited::taken;
    const core::masked section;
    const bool others = std::ranges::any_of(threads, [&](const thread_block& each) {
        return each.does == thread_block::what::wants_lock && each.lock == &w;
    });
    if (!others) w.fetch_and(~somebody_waits, std::memory_order_relaxed);
    return inherited::timeout;
}

void unlock_inherit(word& w) noexcept {
    using namespace detail;
    {
        const core::masked section;
        thread_block* next = nullptr;
        unsigned waiting = 0;
        for (thread_block& each : threads) {
            if (each.does != thread_block::what::wants_lock || each.lock != &w || each.granted) continue;
            ++waiting;
            const int is = priority_now(each), best = next ? priority_now(*next) : 0;
            if (!next || is > best || (is == best && each.last_turn < next->last_turn)) next = &each;
        }
        w.store(next ? next->number | (waiting > 1 ? somebody_waits : 0) : 0, std::memory_order_relaxed);
        if (!next) return;
        next->granted = true;
        next->does = thread_block::what::ready;
        stand_behind_equals(*next);
    }
    pend_scheduler();
}

}  // namespace pawl::inline on_cortex_m::port

/// In the pended call: where the running thread's registers stand; gives where those of the next one do.
extern "C" std::uint32_t* pawl_next_thread(std::uint32_t* stack_pointer) {
    namespace port = pawl::port;
    using namespace port::detail;
    const port::core::masked section;
    const auto now = port::clock::now();
    if (runs) {
        if (!runs->begun.stack.empty() &&
            (runs->begun.stack.front() != paint ||
             stack_pointer < reinterpret_cast<std::uint32_t*>(runs->begun.stack.data())))
            overflowed(*runs);
        runs->stack_pointer = stack_pointer;
    } else {
        idle_stack_pointer = stack_pointer;
    }
    thread_block* next = nullptr;
    int highest = 0;
    bool equals = false;
    auto until = port::clock::time_point::max();
    for (thread_block& each : threads) {
        look(each, now);
        if (each.turn_ends <= now) stand_behind_equals(each);
        if (each.does == thread_block::what::sleeps || each.does == thread_block::what::wants_lock)
            until = std::min(until, each.until);
        if (each.does != thread_block::what::ready) continue;
        const int priority = priority_now(each);
        if (next && priority == highest) equals = true;
        if (next && (priority < highest || (priority == highest && each.last_turn > next->last_turn))) continue;
        if (!next || priority > highest) equals = false;
        next = &each;
        highest = priority;
    }
    if (next && next->turn_ends == port::clock::time_point::max())
        next->turn_ends = now + std::chrono::duration_cast<port::clock::duration>(port::turn_of_equals);
    if (equals) until = std::min(until, next->turn_ends);
    set(wakes_scheduler, until);
    runs = next;
    running_thread = next ? next->number : 0;
    if (next && pawl_guard_stack) pawl_guard_stack(next->guard);
    if (next) use_variables(static_cast<std::size_t>(next - threads.data()));
    return next ? next->stack_pointer : idle_stack_pointer;
}
