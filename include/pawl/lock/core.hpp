// What all locks with an owner are made of: taking, refusing, giving up, and what is left when the owner ends.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/inheriting_word.hpp>
#include <pawl/lock/manner.hpp>
#include <pawl/lock/order_class.hpp>
#include <pawl/lock/refusal.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/circle.hpp>
#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/misuse_of.hpp>
#include <pawl/watch/orphan.hpp>
#include <pawl/watch/this_task.hpp>
#include <pawl/watch/trace_hook.hpp>
#include <pawl/watch/wait_on_top.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <source_location>

namespace pawl::inline PAWL_PORT::lock {

/// One owner at a time, whose priority is at least that of each task that waits. A wait that would close a circle is
/// refused, and so is everything else that would never end: errors are values here, and become exceptions in mutex.hpp.
class core {
public:
    constexpr core(const char* name, const std::source_location& declared, manner how = {}) noexcept
        : plain_{how.plain()}, how_{how}, name_{name}, order_{declared} {}
    core(const core&) = delete;
    core& operator=(const core&) = delete;
    ~core() {
        if (owner_died()) [[unlikely]]
            watch::end_orphan(this);
        if (word_.owner() != 0 && !port::exiting() && !port::in_static_storage(this))
            watch::misuse_of(how_.kind(), name_, "was destroyed while it is held");
    }

    /// False: look at take_slowly for why.
    [[nodiscard, gnu::always_inline]] bool try_take(watch::task_record& me, const watch::call_site& at) noexcept {
        if (!is_plain()) [[unlikely]]
            return try_in_its_manner(me, at, true);
        return !me.holds.full() && word_.try_take(me.number()) && enter(me, at, entry::ordinary);
    }

    /// For who does not go on to wait: in whatever order of ranks.
    [[nodiscard, gnu::always_inline]] bool try_take_only(watch::task_record& me, const watch::call_site& at) noexcept {
        return is_plain() ? try_take(me, at) : try_in_its_manner(me, at, false);
    }

    /// What a task wants that finds the mark of an owner who died: to be refused, or to mend what the lock protects. Or it
    /// holds nothing that it would not give up and try again: it is told of a circle at once, whoever might open it.
    enum class entry : std::uint8_t { ordinary, mending, patient };

    /// For who could not take it at once. errc{}, timeout, or why nobody will ever take it.
    [[nodiscard, gnu::noinline]] errc take_slowly(watch::task_record& me, const watch::call_site& at,
                                                  port::clock::time_point deadline, std::optional<deadlock>& refused,
                                                  entry as = entry::ordinary) noexcept {
        const errc result =
            plain_ ? wait_for_it(me, at, deadline, refused, as) : take_in_its_manner(me, at, deadline, refused, as);
        if (result != errc{})
            trace::tell_of(trace::traced::not_locked, this, name_, at.where, nullptr,
                           static_cast<std::uint32_t>(result));
        return result;
    }

    [[nodiscard, gnu::always_inline]] bool held_by(const watch::task_record& me) const noexcept {
        return word_.owner() == me.number();
    }
    /// By the owner.
    [[gnu::always_inline]] void give_up(watch::task_record& me) noexcept {
        if (!is_plain()) [[unlikely]]
            return give_up_in_its_manner(me);
        // Before the word: the next owner may be followed at once.
        me.holds.remove(this);
        word_.give_up(me.number());
    }

    [[nodiscard]] bool owner_died() const noexcept { return owner_died_.load(std::memory_order_acquire) != 0; }
    [[nodiscard]] const char* name() const noexcept { return name_; }
    [[nodiscard]] order_mark& order() const noexcept { return order_; }
    [[nodiscard]] const manner& how() const noexcept { return how_; }
    /// Null: the object that is held is no lock of this kind.
    [[nodiscard]] static const core* of(const watch::held_object& held) noexcept {
        return held.at_end == &abandoned ? static_cast<const core*>(held.object.load(std::memory_order_relaxed))
                                         : nullptr;
    }

private:
    // How it is taken asks for nothing, and nobody wants to know: one branch for both, and what is told is told elsewhere.
    [[nodiscard, gnu::always_inline]] bool is_plain() const noexcept { return plain_ & !trace::is_on(); }
    void tell_that_it_is_held(const watch::call_site& at) const noexcept {
        trace::tell_of(trace::traced::locked, this, name_, at.where);
    }

    // in_its_manner.hpp
    bool try_in_its_manner(watch::task_record& me, const watch::call_site& at, bool in_order) noexcept;
    errc take_in_its_manner(watch::task_record& me, const watch::call_site& at, port::clock::time_point deadline,
                            std::optional<deadlock>& refused, entry as) noexcept;
    void give_up_in_its_manner(watch::task_record& me) noexcept;
    errc prepare(watch::task_record& me, deadlock::conflict& met, bool in_order) const noexcept;

    errc wait_for_it(watch::task_record& me, const watch::call_site& at, port::clock::time_point deadline,
                     std::optional<deadlock>& refused, entry as) noexcept {
        if (me.holds.full()) return refuse_for_want_of(deadlock::table::held, refused, at);
        bool transient = false;
        for (unsigned unexplained = 0;;) {
            const std::uint32_t found = word_.take_or_read(me.number());
            if (found == 0 && enter(me, at, as)) return tell_that_it_is_held(at), errc{};
            if (as != entry::mending && owner_died()) return refuse(refused, errc::owner_died, at);
            // In the word, and not among what it holds: a signal handler came between the two, and wants the same lock.
            if ((found & port::owner_bits) == me.number() && !me.holds.find(this)) {
                refuse(refused, errc::deadlock, at);
                refused->because_of({.own = true});
                return errc::deadlock;
            }
            if (deadline <= port::clock::now()) return errc::timeout;
            switch (wait(me, at, deadline, refused, transient, as)) {
                case port::inherited::taken:
                    if (enter(me, at, as)) return tell_that_it_is_held(at), errc{};
                    break;
                case port::inherited::timeout: return errc::timeout;
                case port::inherited::would_close_circle:
                    if (as == entry::patient) return errc::contended;
                    if (refused) return errc::deadlock;
                    if (transient) {
                        unexplained = 0;
                        break;
                    }
                    // Through locks or tasks that Pawl does not know.
                    if (++unexplained == unexplained_circles) return refuse(refused, errc::deadlock, at);
                    break;
                case port::inherited::owner_gone:
                    lose_owner(nullptr);
                    word_.take_from_the_dead();
                    break;
                case port::inherited::refused: return refuse(refused, errc::no_memory, at);
            }
        }
    }

    // In a child of fork(): by a task that was not copied, in the moment before its record said so. The platform would wait
    // for it: the parent's task has this number.
    [[nodiscard]] bool left_behind() const noexcept {
        if (watch::forks.load(std::memory_order_relaxed) == 0) return false;
        const std::uint32_t owner = word_.owner();
        return owner != 0 && !port::task_lives(owner);
    }

    // The word is this task's. False: it had to be given up again.
    [[gnu::always_inline]] bool enter(watch::task_record& me, const watch::call_site& at, entry as) noexcept {
        if (owner_died_.load(std::memory_order_relaxed) != 0) [[unlikely]] {
            if (as != entry::mending) {
                word_.give_up(me.number());
                return false;
            }
            owner_died_.store(0, std::memory_order_relaxed);
            watch::end_orphan(this);
        }
        me.holds.add(this, name_, abandoned, at);
        return true;
    }

    // How long a task sleeps before it looks again, where it may not stand in the platform's queue: the platform knows of no
    // deadlines, and somebody's will open the circle. Or it was closed at this very moment, and the next look finds it.
    static constexpr std::chrono::milliseconds nap{1};
    static constexpr unsigned unexplained_circles = 3;

    port::inherited wait(watch::task_record& me, const watch::call_site& at, port::clock::time_point deadline,
                         std::optional<deadlock>& refused, bool& transient, entry as) noexcept {
        const watch::wait_on_top waiting{me};
        me.begin_wait(watch::waits_to::lock, this, name_, at, deadline);
        if (watch::closes_a_circle(me, [&](const auto&... step) {
                if (!refused) refused.emplace(errc::deadlock, name_, at);
                refused->add(step...);
            }))
            return port::inherited::would_close_circle;
        refused.reset();
        if (left_behind()) return port::inherited::owner_gone;
        const port::inherited result = word_.take(deadline);
        if (result != port::inherited::would_close_circle || as == entry::patient) return result;
        transient = watch::follow(me, [](const auto&...) {}).transient;
        // Not on the word: the platform hands a lock on only where all who wait for it stand in its own queue.
        port::wait_any({}, std::min(deadline, port::clock::now() + nap));
        return result;
    }

    errc refuse(std::optional<deadlock>& refused, errc why, const watch::call_site& at) const noexcept {
        refused.emplace(why, name_, at);
        return why;
    }

    errc refuse_for_want_of(deadlock::table full, std::optional<deadlock>& refused,
                            const watch::call_site& at) const noexcept {
        refuse(refused, errc::too_many, at);
        refused->because_of({.full = full});
        return errc::too_many;
    }

    // of: who held it, where its record says so still.
    [[gnu::cold]] void lose_owner(const watch::task_record* of) noexcept {
        if (owner_died_.exchange(1, std::memory_order_acq_rel) == 0) watch::begin_orphan(this, name_, of);
    }
    static void abandoned(void* object, watch::fate why) noexcept {
        auto& self = *static_cast<core*>(object);
        if (why == watch::fate::renumbered) return self.word_.set(watch::this_task()->number());
        self.lose_owner(why == watch::fate::ended ? watch::this_task() : watch::task_with(object));
        self.depth_ = 0;
        if (why == watch::fate::left_behind) return self.word_.set(0);
        self.give_up(*watch::this_task());
    }

    inheriting_word word_;
    std::atomic<std::uint8_t> owner_died_{0};  // no bool: compiled for size, a look at one is a call
    const bool plain_;  // how_ asks for nothing
    const manner how_;
    std::uint32_t depth_ = 0;  // how often its owner took it again; the owner's
    const char* name_;
    mutable order_mark order_;
};

}  // namespace pawl::inline PAWL_PORT::lock

#include <pawl/lock/in_its_manner.hpp>
