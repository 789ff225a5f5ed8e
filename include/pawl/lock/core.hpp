// What all locks with an owner are made of: taking, refusing, giving up, and what is left when the owner ends.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/inheriting_word.hpp>
#include <pawl/lock/order_class.hpp>
#include <pawl/lock/refusal.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/circle.hpp>
#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/this_task.hpp>

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
    constexpr core(const char* name, const std::source_location& declared) noexcept : name_{name}, order_{declared} {}
    core(const core&) = delete;
    core& operator=(const core&) = delete;
    ~core() {
        if (word_.owner() != 0 && !port::exiting())
            misuse_in_destructor(("pawl: mutex \"" + std::string{name_} + "\" was destroyed while it is held").c_str());
    }

    /// False: look at take_slowly for why.
    [[nodiscard, gnu::always_inline]] bool try_take(watch::task_record& me, const watch::call_site& at) noexcept {
        return !me.holds.full() && word_.try_take(me.number()) && enter(me, at, entry::ordinary);
    }

    /// What a task wants that finds the mark of an owner who died: to be refused, or to mend what the lock protects.
    enum class entry : bool { ordinary, mending };

    /// For who could not take it at once. errc{}, timeout, or why nobody will ever take it.
    [[nodiscard, gnu::noinline]] errc take_slowly(watch::task_record& me, const watch::call_site& at,
                                                  port::clock::time_point deadline, std::optional<deadlock>& refused,
                                                  entry as = entry::ordinary) noexcept {
        if (me.holds.full()) return refuse(refused, errc::too_many, at);
        bool transient = false;
        for (unsigned unexplained = 0;;) {
            if (word_.try_take(me.number()) && enter(me, at, as)) return errc{};
            if (as == entry::ordinary && owner_died()) return refuse(refused, errc::owner_died, at);
            if (deadline <= port::clock::now()) return errc::timeout;
            switch (wait(me, at, deadline, refused, transient)) {
                case port::inherited::taken:
                    if (enter(me, at, as)) return errc{};
                    break;
                case port::inherited::timeout: return errc::timeout;
                case port::inherited::would_close_circle:
                    if (refused) return errc::deadlock;
                    if (transient) break;
                    // Through locks or tasks that Pawl does not know.
                    if (++unexplained == unexplained_circles) return refuse(refused, errc::deadlock, at);
                    break;
                case port::inherited::owner_gone:
                    owner_died_.store(true, std::memory_order_release);
                    word_.take_from_the_dead();
                    break;
                case port::inherited::refused: return refuse(refused, errc::no_memory, at);
            }
        }
    }

    [[nodiscard, gnu::always_inline]] bool held_by(const watch::task_record& me) const noexcept {
        return word_.owner() == me.number();
    }
    /// By the owner.
    [[gnu::always_inline]] void give_up(watch::task_record& me) noexcept {
        // Before the word: the next owner may be followed at once.
        me.holds.remove(this);
        word_.give_up(me.number());
    }

    [[nodiscard]] bool owner_died() const noexcept { return owner_died_.load(std::memory_order_acquire); }
    [[nodiscard]] const char* name() const noexcept { return name_; }
    [[nodiscard]] order_mark& order() noexcept { return order_; }

    /// The lock that a task holds with this entry; null where it is something else.
    [[nodiscard]] static core* of(const watch::held_object& held) noexcept {
        return held.at_end == abandoned ? static_cast<core*>(held.object.load(std::memory_order_relaxed)) : nullptr;
    }

private:
    // The word is this task's. False: it had to be given up again.
    [[gnu::always_inline]] bool enter(watch::task_record& me, const watch::call_site& at, entry as) noexcept {
        if (owner_died_.load(std::memory_order_relaxed)) [[unlikely]] {
            if (as == entry::ordinary) {
                word_.give_up(me.number());
                return false;
            }
            owner_died_.store(false, std::memory_order_relaxed);
        }
        me.holds.add(this, name_, abandoned, at);
        return true;
    }

    // How long a task sleeps before it looks again, where it may not stand in the platform's queue: the platform knows of no
    // deadlines, and somebody's will open the circle. Or it was closed at this very moment, and the next look finds it.
    static constexpr std::chrono::milliseconds nap{1};
    static constexpr unsigned unexplained_circles = 3;

    port::inherited wait(watch::task_record& me, const watch::call_site& at, port::clock::time_point deadline,
                         std::optional<deadlock>& refused, bool& transient) noexcept {
        struct publication {
            watch::task_record& me;
            ~publication() { me.end_wait(); }
        } const waiting{me};
        me.begin_wait(watch::waits_to::lock, this, name_, at, deadline);
        if (watch::closes_a_circle(me, [&](const auto&... step) {
                if (!refused) refused.emplace(errc::deadlock, name_, at);
                refused->add(step...);
            }))
            return port::inherited::would_close_circle;
        refused.reset();
        const port::inherited result = word_.take(deadline);
        if (result != port::inherited::would_close_circle) return result;
        transient = watch::follow(me, [](const auto&...) {}).transient;
        // Not on the word: the platform hands a lock on only where all who wait for it stand in its own queue.
        port::wait_any({}, std::min(deadline, port::clock::now() + nap));
        return result;
    }

    errc refuse(std::optional<deadlock>& refused, errc why, const watch::call_site& at) const noexcept {
        refused.emplace(why, name_, at);
        return why;
    }

    // Its owner has ended, and this runs in its place.
    static void abandoned(void* object) noexcept {
        auto& self = *static_cast<core*>(object);
        self.owner_died_.store(true, std::memory_order_release);
        self.give_up(*watch::this_task());
    }

    inheriting_word word_;
    std::atomic<bool> owner_died_{false};
    const char* name_;
    order_mark order_;
};

}  // namespace pawl::inline PAWL_PORT::lock
