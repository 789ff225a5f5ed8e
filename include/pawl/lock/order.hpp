// Watches the order in which locks are taken: a circle of orders is reported the first time it is seen, long before two
// tasks meet in it.
#pragma once

#include <pawl/lock/core.hpp>
#include <pawl/lock/order_class.hpp>
#include <pawl/lock/order_graph.hpp>
#include <pawl/lock/order_report.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/after_fork.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/held_objects.hpp>
#include <pawl/watch/task_record.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::lock {

/// Chains of held locks that this task has had before, so that nothing about them is new (lockdep's chain keys). One
/// that was pushed out by another is looked at once more.
class known_chains {
public:
    [[nodiscard]] bool has(std::uint64_t chain) const noexcept { return chains_[place(chain)] == chain; }
    void add(std::uint64_t chain) noexcept { chains_[place(chain)] = chain; }

private:
    static constexpr std::size_t places = 64;
    static std::size_t place(std::uint64_t chain) noexcept { return static_cast<std::size_t>(chain >> 58); }
    std::array<std::uint64_t, places> chains_{};  // 0: none
};

/// Names what a task holds and now takes. Held locks by their addresses, which are at hand: one that has since been made
/// where another was, of another class, passes for that one until the chain is pushed out.
[[nodiscard, gnu::always_inline]] inline std::uint64_t chain_of(const watch::task_record& me,
                                                                const core& taken) noexcept {
    constexpr std::uint64_t mixing = 0x9e37'79b9'7f4a'7c15;
    const auto address = [](const void* of) { return std::uint64_t{reinterpret_cast<std::uintptr_t>(of)}; };
    std::uint64_t chain = address(&taken) ^ std::uint64_t{taken.order().number()} << 48;
    for (std::size_t i = 0; i < me.holds.count(); ++i)
        chain = (chain ^ address(me.holds[i].object.load(std::memory_order_relaxed))) * mixing;
    return chain | 1;
}

/// One for the program. Tasks learn one at a time, and none waits for another: whoever comes second learns it the next time
/// it nests the same locks.
class order_watch {
public:
    /// What is held and what is taken now: a chain that this task has had before costs some nanoseconds.
    [[gnu::always_inline]] void nests(const watch::task_record& me, const core& taken,
                                      const watch::call_site& at) noexcept {
        const std::uint64_t chain = chain_of(me, taken);
        if (!port::of_this_thread<known_chains>.has(chain)) [[unlikely]]
            learn(me, taken, at);
    }
    /// For tests. No task may lock meanwhile. Tasks that know a chain already do not learn it again.
    void forget_nestings() noexcept { graph_ = {}; }

private:
    [[gnu::cold, gnu::noinline]] void learn(const watch::task_record& me, const core& taken,
                                            const watch::call_site& at) noexcept {
        const lock_order_handler report = order_handler.load(std::memory_order_relaxed);
        // acquire, release: from one who learns to the next.
        // In a child of fork(), one that learnt in the parent never comes to its end.
        const std::uint32_t mine = watch::forks.load(std::memory_order_relaxed) + 1;
        std::uint32_t other = learning_.load(std::memory_order_relaxed);
        if (!report || other == mine || !learning_.compare_exchange_strong(other, mine, std::memory_order_acquire))
            return;
        learn_nestings(me, taken, at, report);
        learning_.store(0, std::memory_order_release);
        port::of_this_thread<known_chains>.add(chain_of(me, taken));
    }

    void learn_nestings(const watch::task_record& me, const core& taken, const watch::call_site& at,
                        lock_order_handler report) noexcept {
        // A lock taken again by its owner is refused, or counted: it waits for nobody.
        if (me.holds.find(&taken)) return;
        const lock_order wanted = taken.how().order;
        if (wanted == lock_order::own) return;
        taken.order().learn(classes_, taken.name());
        std::array<const core*, watch::held_objects::most> held;
        std::array<order_class, watch::held_objects::most> held_classes;
        std::array<const watch::held_object*, watch::held_objects::most> entries;
        std::size_t count = 0;
        for (std::size_t i = 0; i < me.holds.count(); ++i) {
            const core* const each = core::of(me.holds[i]);
            if (!each) continue;
            each->order().learn(classes_, each->name());
            entries[count] = &me.holds[i];
            held_classes[count] = each->order().number();
            held[count++] = each;
        }
        const order_class inner = taken.order().number();
        if (inner == unwatched) return;
        for (std::size_t i = 0; i < count; ++i) {
            if (held_classes[i] == unwatched || held[i]->how().order == lock_order::own) continue;
            if (held_classes[i] == inner && wanted == lock_order::own_within) continue;
            const bool falling = held_classes[i] == inner && held[i] > &taken;
            nesting* const learnt = graph_.learn(held_classes[i], inner, falling, me.number(),
                                                 gates(std::span{held_classes}.first(count), i, inner));
            if (!learnt) continue;
            if (!learnt->first.filled) learnt->first = {true, entries[i]->at.load(), at, me.name()};
            warn(*learnt, report);
        }
    }

    // What is held besides.
    [[nodiscard]] std::span<const order_class> gates(std::span<const order_class> held, std::size_t outer,
                                                     order_class inner) noexcept {
        std::size_t count = 0;
        for (std::size_t i = 0; i < held.size(); ++i)
            if (i != outer && held[i] != held[outer] && held[i] != inner && held[i] != unwatched)
                gates_[count++] = held[i];
        return std::span{gates_}.first(count);
    }

    void warn(nesting& closing, lock_order_handler report) noexcept {
        order_circle circle;
        if (!graph_.closes(closing, circle) || circle.was_reported()) return;
        circle.mark_reported();
        report(lock_order_warning{circle, classes_});
    }

    std::atomic<std::uint32_t> learning_{0};  // 0: nobody learns
    declared_classes classes_;
    order_graph graph_;
    std::array<order_class, watch::held_objects::most> gates_{};
};
inline constinit order_watch the_order_watch;

/// Before a wait that may last. Nothing to watch while nothing else is held.
[[gnu::always_inline]] inline void watch_order(const watch::task_record& me, const core& taken,
                                               const watch::call_site& at) noexcept {
    if (me.holds.count() != 0 && port::watches_lock_order) the_order_watch.nests(me, taken, at);
}

}  // namespace pawl::inline PAWL_PORT::lock
