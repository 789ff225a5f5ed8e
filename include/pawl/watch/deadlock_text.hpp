// A refused wait, as text.
#pragma once

#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/place_text.hpp>
#include <pawl/watch/printable.hpp>
#include <pawl/watch/text_writer.hpp>
#include <pawl/watch/wait_words.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace pawl::inline PAWL_PORT {

/// Written as it comes about: on a microcontroller there is nothing to put it together in.
class deadlock_text {
public:
    deadlock_text(const deadlock& d, watch::text_writer& to) noexcept : from_{d}, to_{to} {}

    void write() {
        switch (from_.why_) {
            case errc::owner_died:
                refused(from_.name_);
                to_ << " was held by a task that has ended";
                break;
            case errc::too_many:
                refused(from_.name_);
                to_ << ": ";
                shortage();
                break;
            case errc::out_of_order: rank(); break;
            case errc::above_ceiling:
            case errc::not_permitted: ceiling(); break;
            default: return circle();
        }
        here();
    }

private:
    using member = deadlock::member;
    static constexpr std::string_view closing = "          <- the circle closes here";

    void object(std::string_view kind, const char* name) { watch::write_kind_and_name(to_, kind, name); }
    void refused(const char* name) {
        to_ << "pawl: refused: ";
        object("mutex", name);
    }
    void quoted(const char* name) {
        to_ << '"';
        watch::write_printable(to_, name);
        to_ << '"';
    }
    void place(const watch::call_site& at) { watch::write_place(to_, at); }
    void here() {
        to_ << ", at ";
        place(from_.at_);
        to_ << '\n';
    }
    // By its name, and by its number where another one of the circle has the same name or it has none.
    void task(const member& m) {
        const bool named = m.task[0] != 0;
        const bool shared = std::ranges::any_of(from_.circle(), [&](const member& each) {
            return each.task_number != m.task_number && each.task == m.task;
        });
        if (named) quoted(m.task.data());
        if (named && shared) to_ << ' ';
        if (!named || shared) to_ << '#' << m.task_number;
    }
    void wanted(const member& m, const member& next) {
        const std::string_view words = watch::words_of(m.wait.what).wanted;
        if (m.wait.what != watch::waits_to::join) return object(words, m.wait.name);
        to_ << words << ' ';
        task(next);
    }
    void ago(port::clock::time_point then) { to_ << std::max(from_.moment_ - then, port::clock::duration{}); }

    void shortage() {
        switch (from_.conflict_.full) {
            case deadlock::table::tasks:
                to_ << watch::most_tasks << " tasks have locked or waited and not ended yet, as many as can be known";
                return;
            case deadlock::table::held:
                to_ << "this task holds as many locks as it can, " << watch::held_objects::most
                    << " with the ends of channels that are bound to it";
                return;
            case deadlock::table::again: to_ << "this task has taken it again as often as can be counted"; return;
            default: to_ << "a table is full"; return;
        }
    }
    void rank() {
        const deadlock::conflict& met = from_.conflict_;
        refused(from_.name_);
        to_ << " has rank " << met.wanted << ", and this task holds ";
        object("mutex", met.name);
        to_ << " of rank " << met.met << ", locked at ";
        place(met.held_at);
        to_ << ": locks are taken in the order of their ranks";
    }
    void ceiling() {
        const deadlock::conflict& met = from_.conflict_;
        refused(from_.name_);
        to_ << " has ceiling " << met.wanted;
        if (from_.why_ == errc::above_ceiling)
            to_ << ", below this task's priority " << met.met
                << ": the ceiling is that of the highest task which takes it";
        else
            to_ << ", and the system does not let this task run at that priority: " << port::how_to_permit;
    }

    void circle() {
        const auto members = from_.circle();
        if (from_.conflict_.own || from_.conflict_.twice || members.empty()) {
            to_ << "pawl: deadlock refused: ";
            object("mutex", from_.name_);
            if (from_.conflict_.own)
                to_ << " is held by this task already";
            else if (from_.conflict_.twice)
                to_ << " twice in one call";
            return here();
        }
        for (std::size_t i = 0; i < members.size(); ++i)
            step(members[i], members[i + 1 == members.size() ? 0 : i + 1], i == 0, i + 1 == from_.length_);
        if (from_.length_ > members.size())
            to_ << "  ... and " << from_.length_ - members.size() << " more tasks\n";
    }
    // What it waits for, and who has that.
    void step(const member& m, const member& next, bool first, bool closes) {
        if (first) {
            to_ << "pawl: deadlock refused: task ";
            task(m);
            to_ << " (prio " << m.priority << ") wants ";
            wanted(m, next);
            to_ << ", at ";
            place(from_.at_);
        } else {
            to_ << "  ";
            task(m);
            to_ << " waits for ";
            wanted(m, next);
            to_ << ", since ";
            ago(m.wait.since);
            to_ << ", at ";
            place(m.wait.at);
        }
        if (m.wait.what != watch::waits_to::join) {
            to_ << "\n  ";
            if (m.wait.what == watch::waits_to::lock)
                held(m, next, closes);
            else {
                to_ << "which ";
                task(next);
                to_ << " alone can give";
            }
        }
        if (closes) to_ << closing;
        to_ << '\n';
    }
    void held(const member& m, const member& next, bool closes) {
        if (m.wait.name && *m.wait.name)
            quoted(m.wait.name);
        else
            to_ << "it";
        to_ << " is held by task ";
        task(next);
        if (!closes) {
            to_ << " (prio " << next.priority << "), for ";
            // It waits, so it has held this for as long at least.
            ago(next.wait.since);
            to_ << " or longer";
        }
        to_ << ", locked at ";
        place(m.held_at);
    }

    const deadlock& from_;
    watch::text_writer& to_;
};

inline void deadlock::write(watch::text_writer to) const { deadlock_text{*this, to}.write(); }
inline std::string deadlock::report() const {
    std::string text;
    write(watch::text_writer{text});
    return text;
}

}  // namespace pawl::inline PAWL_PORT
