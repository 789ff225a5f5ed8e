#include "check/report/noted_words.hpp"

#include <algorithm>
#include <cstring>
#include <set>

#include "check/report/block_words.hpp"
#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"
#include "check/report/numbers.hpp"
#include "check/wire/kind_order.hpp"

namespace pawl::check::report {
namespace {

using wire::finding_kind;

std::string name_of(const wire::party& by) {
    return "\"" + std::string(by.name, strnlen(by.name, sizeof by.name)) + "\"";
}

wire::stack_trace stack_of(const wire::call_path& path) {
    wire::stack_trace stack{};
    for (; stack.depth < path.depth && stack.depth < wire::max_path; ++stack.depth)
        stack.pc[stack.depth] = path.pc[stack.depth];
    return stack;
}

std::string verb_of(const wire::party& by) {
    return by.frees ? "frees" : by.writes ? (by.atomic ? "changes" : "writes") : "reads";
}

std::string access_words(const wire::party& by, const std::string& object, task_words& names) {
    std::string text = "task " + name_of(by) + " " + verb_of(by) + " " + object;
    if (by.atomic) text += " (atomic or volatile)";
    return text + place_words(stack_of(by.at), names);
}

explanation race(const noted& one, task_words& names) {
    const wire::warning& w = one.facts;
    explanation said;
    said.word = "RACE";
    const std::string object = memory_words(w.by[1].object, w.by[1].size, w.block, names);
    const std::string variable = variable_words(w.by[1].object, w.block, names);
    said.headline = "race on " + (variable.empty() ? short_memory_words(w.by[1].object, w.block) : variable);
    const bool tells_block = variable.empty() && w.block.address != 0;
    said.paragraph = access_words(w.by[0], object, names) + ", " + access_words(w.by[1], "it", names) +
                     ", and nothing orders the two.";
    said.paragraph[0] = 'T';
    if (tells_block) said.paragraph += " " + history_words(w.block, names);
    said.why = "two accesses to the same memory, one of them a write, and no lock, atomic or join between them";
    said.cure = w.by[0].frees || w.by[1].frees ? "free it after the last user has ended or let go of it"
                                               : "hold the same mutex at both places, or make it a std::atomic";
    return said;
}

explanation lock_order(const noted& one, task_words& names) {
    const wire::warning& w = one.facts;
    explanation said;
    said.word = "LOCK ORDER";
    said.headline =
        w.parties == 2 ? "two locks are taken in both orders" : grouped(w.parties) + " locks are taken in a circle";
    for (std::uint32_t i = 0; i < w.parties && i < wire::max_parties; ++i) {
        const wire::party& by = w.by[i];
        const std::string held_at = names.at(names.place_of(by.held_at));
        said.paragraph += std::string(i == 0 ? "Task " : "task ") + name_of(by) + " holds " +
                          names.object(by.object, wire::operation_kind::mutex_lock) +
                          (held_at.empty() ? "" : " (taken" + held_at + ")") + " and takes " +
                          names.object(by.wanted, wire::operation_kind::mutex_lock) + names.at(names.place_of(by.at)) +
                          (i + 1 == w.parties ? ". " : "; ");
    }
    said.paragraph += "If these meet, none of them can go on.";
    said.why = "the tasks take the same locks in different orders";
    said.cure = "take them in one order everywhere, or together: std::scoped_lock(first, second)";
    return said;
}

explanation leak(const noted& one, task_words& names) {
    const wire::warning& w = one.facts;
    explanation said;
    said.word = "LEAK";
    said.headline = counted(w.bytes, "byte") + " lost";
    const std::string blocks = w.blocks == 1 ? "a block of " + counted(w.bytes, "byte")
                                             : counted(w.blocks, "block") + " with " + counted(w.bytes, "byte");
    said.paragraph = (w.by[0].task < 0 ? std::string("The program") : "Task " + name_of(w.by[0])) + " allocated " +
                     blocks + place_words(w.block.allocated, names) + ". When the program ended, nothing led to " +
                     (w.blocks == 1 ? "it" : "them") + " any more.";
    if (w.dependents > 0)
        said.paragraph += " Through " + std::string(w.blocks == 1 ? "it " : "them ") +
                          counted(w.dependents, "further block") + (w.dependents == 1 ? " is" : " are") + " lost.";
    said.why = "the last reference went away before the block was freed";
    said.cure = "free it where its last user ends, or let a std::unique_ptr own it";
    return said;
}

bool holds_both(const wire::finding& what, const wire::warning& w) {
    const auto in_circle = [&](std::uint64_t lock) {
        for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i)
            for (std::uint32_t k = 0; k < what.tasks[i].held_count && k < wire::max_held; ++k)
                if (what.tasks[i].held[k].address == lock) return true;
        return false;
    };
    for (std::uint32_t i = 0; i < w.parties && i < wire::max_parties; ++i)
        if (!in_circle(w.by[i].object)) return false;
    return true;
}

bool deadlock_was_found(const verdict& whole, const wire::warning& w) {
    const auto shows = [&](const wire::finding& what) {
        return what.kind == finding_kind::deadlock && holds_both(what, w);
    };
    if (whole.what && shows(*whole.what)) return true;
    return std::ranges::any_of(whole.known, [&](const known_finding& one) { return shows(one.what); });
}

}  // namespace

explanation explain(const noted& one, task_words& names) {
    switch (one.facts.kind) {
        case finding_kind::race: return race(one, names);
        case finding_kind::lock_order: return lock_order(one, names);
        default: return leak(one, names);
    }
}

const noted* noted_for(const wire::finding& what, const verdict& whole) {
    const noted* first = nullptr;
    for (const noted& one : whole.noted) {
        if (one.facts.kind != what.kind) continue;
        if (!first) first = &one;
        const wire::warning& w = one.facts;
        if (w.kind == finding_kind::race && w.by[1].object == what.object &&
            ((w.by[0].task == what.peer && w.by[1].task == what.task) ||
             (w.by[1].task == what.peer && w.by[0].task == what.task)))
            return &one;
    }
    return first;
}

std::vector<const noted*> told(const verdict& whole, task_words& names) {
    std::vector<const noted*> result;
    std::set<std::string> places;
    const noted* verdict_itself = whole.what ? noted_for(*whole.what, whole) : nullptr;
    for (const noted& one : whole.noted) {
        if (&one == verdict_itself) continue;
        if (one.facts.kind == finding_kind::lock_order && deadlock_was_found(whole, one.facts)) continue;
        std::string key;
        if (one.facts.kind == finding_kind::race) {
            // A template's instances are many places of the machine, and one of the source.
            std::string a = place_words(stack_of(one.facts.by[0].at), names),
                        b = place_words(stack_of(one.facts.by[1].at), names);
            if (b < a) std::swap(a, b);
            key = a + "|" + b;
        } else {
            key = explain(one, names).paragraph;
        }
        if (places.insert(kind_key(one.facts.kind) + key).second) result.push_back(&one);
    }
    std::ranges::stable_sort(result, [](const noted* a, const noted* b) {
        return wire::rank_of(a->facts.kind) < wire::rank_of(b->facts.kind);
    });
    return result;
}

}  // namespace pawl::check::report
