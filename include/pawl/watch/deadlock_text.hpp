// A refused wait, as text.
#pragma once

#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/place_text.hpp>
#include <pawl/watch/printable.hpp>
#include <pawl/watch/wait_words.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace pawl::inline PAWL_PORT {

class deadlock_text {
public:
    explicit deadlock_text(const deadlock& d) : from_{d} {}

    [[nodiscard]] std::string text() const {
        switch (from_.why_) {
            case errc::owner_died:
                return "pawl: refused: " + object("mutex", from_.name_) + " was held by a task that has ended" + here();
            case errc::too_many: return "pawl: refused: " + object("mutex", from_.name_) + ": " + shortage() + here();
            case errc::out_of_order: return "pawl: refused: " + rank() + here();
            case errc::above_ceiling:
            case errc::not_permitted: return "pawl: refused: " + ceiling() + here();
            default: return circle();
        }
    }

private:
    using member = deadlock::member;

    [[nodiscard]] static std::string quoted(const char* name) { return '"' + watch::printable(name) + '"'; }
    [[nodiscard]] static std::string object(const char* kind, const char* name) {
        return watch::kind_and_name(kind, name);
    }
    // By its name, and by its number where another one of the circle has the same name or it has none.
    [[nodiscard]] std::string task(const member& m) const {
        const std::string name = watch::printable(m.task.data()), number = '#' + std::to_string(m.task_number);
        if (name.empty()) return number;
        const bool shared = std::ranges::any_of(from_.circle(), [&](const member& each) {
            return each.task_number != m.task_number && each.task == m.task;
        });
        return shared ? '"' + name + "\" " + number : '"' + name + '"';
    }
    [[nodiscard]] std::string wanted(const member& m, const member& next) const {
        if (m.wait.what == watch::waits_to::join) return watch::words_of(m.wait.what).wanted + (' ' + task(next));
        return object(watch::words_of(m.wait.what).wanted, m.wait.name);
    }
    [[nodiscard]] std::string ago(port::clock::time_point then) const {
        using namespace std::chrono;
        const auto length = std::max(from_.moment_ - then, port::clock::duration{});
        if (length < milliseconds{10}) return std::to_string(duration_cast<microseconds>(length).count()) + " us";
        if (length < seconds{10}) return std::to_string(duration_cast<milliseconds>(length).count()) + " ms";
        return std::to_string(duration_cast<seconds>(length).count()) + " s";
    }
    [[nodiscard]] std::string here() const { return ", at " + watch::place_text(from_.at_) + '\n'; }

    [[nodiscard]] std::string shortage() const {
        switch (from_.conflict_.full) {
            case deadlock::table::tasks:
                return std::to_string(watch::most_tasks) +
                       " tasks have locked or waited and not ended yet, as many as can be known";
            case deadlock::table::held:
                return "this task holds as many locks as it can, " + std::to_string(watch::held_objects::most) +
                       " with the ends of channels that are bound to it";
            case deadlock::table::again: return "this task has taken it again as often as can be counted";
            default: return "a table is full";
        }
    }
    [[nodiscard]] std::string rank() const {
        const deadlock::conflict& met = from_.conflict_;
        return object("mutex", from_.name_) + " has rank " + std::to_string(met.wanted) + ", and this task holds " +
               object("mutex", met.name) + " of rank " + std::to_string(met.met) + ", locked at " +
               watch::place_text(met.held_at) + ": locks are taken in the order of their ranks";
    }
    [[nodiscard]] std::string ceiling() const {
        const deadlock::conflict& met = from_.conflict_;
        std::string text = object("mutex", from_.name_) + " has ceiling " + std::to_string(met.wanted);
        if (from_.why_ == errc::above_ceiling)
            return text + ", below this task's priority " + std::to_string(met.met) +
                   ": the ceiling is that of the highest task which takes it";
        return text + ", and the system does not let this task run at that priority: " + port::how_to_permit;
    }

    [[nodiscard]] std::string circle() const {
        if (from_.conflict_.own)
            return "pawl: deadlock refused: " + object("mutex", from_.name_) + " is held by this task already" + here();
        if (from_.conflict_.twice)
            return "pawl: deadlock refused: " + object("mutex", from_.name_) + " twice in one call" + here();
        const auto members = from_.circle();
        if (members.empty()) return "pawl: deadlock refused: " + object("mutex", from_.name_) + here();
        std::string text;
        for (std::size_t i = 0; i < members.size(); ++i) {
            const member& m = members[i];
            const bool closes = i + 1 == from_.length_;
            const member& next = members[i + 1 == members.size() ? 0 : i + 1];
            text += i == 0 ? "pawl: deadlock refused: task " + task(m) + " (prio " + std::to_string(m.priority) +
                                 ") wants " + wanted(m, next) + here()
                           : "  " + task(m) + " waits for " + wanted(m, next) + ", since " + ago(m.wait.since) +
                                 ", at " + watch::place_text(m.wait.at) + '\n';
            if (m.wait.what == watch::waits_to::join) {
                if (closes) text.insert(text.size() - 1, "          <- the circle closes here");
                continue;
            }
            if (m.wait.what != watch::waits_to::lock) {
                if (!closes) text += "  which " + task(next) + " alone can give\n";
                if (closes) text += "  which " + task(next) + " alone can give          <- the circle closes here\n";
                continue;
            }
            text += "  " + (m.wait.name && *m.wait.name ? quoted(m.wait.name) : std::string{"it"}) +
                    " is held by task " + task(next);
            if (!closes) text += " (prio " + std::to_string(next.priority) + ')';
            // It waits, so it has held this for as long at least.
            if (!closes) text += ", for " + ago(next.wait.since) + " or longer";
            text += ", locked at " + watch::place_text(m.held_at);
            text += closes ? "          <- the circle closes here\n" : "\n";
        }
        if (from_.length_ > members.size())
            text += "  ... and " + std::to_string(from_.length_ - members.size()) + " more tasks\n";
        return text;
    }

    const deadlock& from_;
};

inline std::string deadlock::report() const { return deadlock_text{*this}.text(); }

}  // namespace pawl::inline PAWL_PORT
