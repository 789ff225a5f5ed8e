// The wait graph, as a person reads it.
#pragma once

#include <pawl/watch/place_text.hpp>
#include <pawl/watch/printable.hpp>
#include <pawl/watch/text_writer.hpp>
#include <pawl/watch/wait_graph.hpp>
#include <pawl/watch/wait_words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pawl::inline PAWL_PORT {

class wait_graph_text {
public:
    using task = wait_graph::task;
    wait_graph_text(const wait_graph& graph, watch::text_writer& to) : graph_{graph}, to_{to} {}

    void all() const {
        const auto tasks = graph_.tasks();
        const auto waiting = std::ranges::count_if(tasks, [](const task& t) { return t.waits_for.has_value(); });
        to_ << "pawl: " << tasks.size() << (tasks.size() == 1 ? " task, " : " tasks, ") << waiting << " of them "
            << (waiting == 1 ? "waits\n" : "wait\n");
        for (const task& each : tasks) {
            to_ << "  ";
            line(each);
            to_ << '\n';
            wait(each, "      ");
            for (const wait_graph::held& held : each.holds) holds(held);
        }
        for (const wait_graph::orphan& each : graph_.orphans()) orphan(each);
        for (const wait_graph::circle& each : graph_.circles()) circle(each);
    }

    // Who goes on at its end; nobody where it closes, or where nobody says who can give what is waited for.
    std::size_t chain(std::size_t from) const {
        std::size_t at = from, entered = wait_graph::nobody;
        for (std::size_t left = graph_.tasks().size(); left != 0; --left) {
            const task& each = graph_.tasks()[at];
            to_ << "  ";
            if (!each.waits_for) {
                line(each);
                to_ << '\n';
                return at;
            }
            graph_.write_name(to_, each);
            to_ << ' ';
            wait(each, "");
            if (each.circle != wait_graph::nobody && entered == wait_graph::nobody) entered = at;
            at = each.waits_for->holder;
            if (at == wait_graph::nobody) return at;
            if (at == entered) break;
        }
        to_ << "  a circle: none of them goes on" << (transient(graph_.tasks()[at]) ? " before a deadline\n" : "\n");
        return wait_graph::nobody;
    }

private:
    [[nodiscard]] bool transient(const task& t) const {
        return t.circle != wait_graph::nobody && graph_.circles()[t.circle].transient;
    }
    // "mixer"  #12  waits  core 1  SCHED_FIFO 50
    void line(const task& each) const {
        if (!each.name().empty()) {
            object(each.name());
            to_ << ' ';
        }
        to_.blanks(widest_ - std::min(widest_, each.name().size()));
        to_ << '#' << each.number() << "  " << each.state();
        to_.blanks(8 - std::min(std::size_t{8}, each.state().size()));
        if (each.facts.core >= 0) to_ << "core " << each.facts.core << "  ";
        to_ << each.facts.policy;
        if (each.facts.priority != 0) to_ << ' ' << each.facts.priority;
        if (each.facts.lent != 0) to_ << ", lent " << each.facts.lent;
    }
    void object(std::string_view name) const {
        if (name.empty()) {
            to_ << "without a name";
            return;
        }
        to_ << '"';
        watch::write_printable(to_, name);
        to_ << '"';
    }
    void place(const watch::call_site& at) const {
        std::array<char, 256> room;
        to_ << watch::write_place(at, room);
    }
    void ago(port::clock::time_point then) const { to_ << std::max(graph_.moment() - then, port::clock::duration{}); }
    void wait(const task& each, std::string_view indent) const {
        if (!each.waits_for) return;
        const wait_graph::wait& w = *each.waits_for;
        const watch::wait_words words = watch::words_of(w.what);
        to_ << indent << "waits for " << words.wanted << ' ';
        // Whose end it is says nobody but the record that is waited for.
        if (w.what == watch::waits_to::join && w.holder != wait_graph::nobody)
            graph_.write_name(to_, graph_.tasks()[w.holder]);
        else
            object(w.name);
        to_ << ", since ";
        ago(w.since);
        to_ << ", at ";
        place(w.at);
        if (w.transient()) {
            const auto left = w.until - graph_.moment();
            if (left > port::clock::duration{})
                to_ << ", for " << left << " more at most";
            else
                to_ << ", its deadline has passed";
        }
        to_ << '\n';
        if (w.holder == wait_graph::nobody) return;
        const task& holder = graph_.tasks()[w.holder];
        const auto held = std::ranges::find(holder.holds, w.object, &wait_graph::held::object);
        if (held == holder.holds.end()) return;
        to_ << indent << (held->end_of_channel ? "  from " : "  held by ");
        graph_.write_name(to_, holder);
        to_ << (held->end_of_channel ? " alone, bound at " : ", locked at ");
        place(held->at);
        to_ << '\n';
    }
    void holds(const wait_graph::held& held) const {
        to_ << (held.end_of_channel ? "      alone uses its end of channel " : "      holds ");
        object(held.name);
        to_ << (held.end_of_channel ? ", bound at " : ", taken at ");
        place(held.at);
        bool first = true;
        graph_.each_waiter(held.object, [&](const task& waiter) {
            to_ << (first ? "; waited for by " : ", ");
            first = false;
            graph_.write_name(to_, waiter);
        });
        to_ << '\n';
    }
    void orphan(const wait_graph::orphan& each) const {
        to_ << "  orphaned: mutex ";
        object(each.name);
        to_ << " was held by ";
        if (each.task.empty())
            to_ << "a task";
        else
            object(each.task);
        to_ << " that has ended";
        if (!each.task.empty()) {
            to_ << ", taken at ";
            place(each.at);
        }
        to_ << "; refused until somebody recovers it\n";
    }
    void circle(const wait_graph::circle& each) const {
        to_ << (each.transient ? "  circle, transient: " : "  circle: ");
        for (const std::size_t member : each.tasks) {
            graph_.write_name(to_, graph_.tasks()[member]);
            to_ << " waits for ";
        }
        graph_.write_name(to_, graph_.tasks()[each.tasks.front()]);
        to_ << (each.transient ? "; it opens when a deadline passes\n" : "; none of them goes on by itself\n");
    }

    const wait_graph& graph_;
    watch::text_writer& to_;
    std::size_t widest_ = widest();
    [[nodiscard]] std::size_t widest() const {
        std::size_t result = 0;
        for (const task& each : graph_.tasks()) result = std::max(result, each.name().size());
        return result + 1;
    }
};

inline void wait_graph::write_text(watch::text_writer& to) const { wait_graph_text{*this, to}.all(); }
inline std::size_t wait_graph::write_chain(watch::text_writer& to, std::size_t from) const {
    return wait_graph_text{*this, to}.chain(from);
}
inline std::string wait_graph::text() const {
    std::string result;
    watch::text_writer to{result};
    write_text(to);
    return result;
}

}  // namespace pawl::inline PAWL_PORT
