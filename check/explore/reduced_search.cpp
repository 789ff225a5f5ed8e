#include "check/explore/reduced_search.hpp"

#include "check/explore/actor.hpp"
#include "check/explore/cut.hpp"
#include "check/explore/footprints.hpp"

namespace pawl::check::explore {
namespace {

constexpr std::uint64_t who_may_run = ~std::uint64_t{1};  // the key of that, where it matters

}  // namespace

void reduced_search::begin(wire::reduced_state& state, bool ranked, bool resume) {
    state_ = &state;
    ranked_ = ranked;
    if (!resume) {
        state.depth = 0;
        state.alternatives_in_use = 0;
        state.out_of_memory = false;
    }
    revisit_ = state.depth ? state.depth - 1 : 0;
    standing_.clear();
    history_.clear();
}

wire::alternative& reduced_search::taken_at(std::size_t depth) const {
    const wire::reduced_node& node = state_->node[depth];
    return state_->at[node.first + node.taken];
}

wire::choice reduced_search::prefix(std::size_t depth) const { return taken_at(depth).what; }

void reduced_search::happened(std::size_t depth, const wire::footprint& touched) {
    // What lies before the new alternative has been seen in an earlier execution.
    if (depth >= revisit_ && depth < state_->depth) taken_at(depth).touches = touched;
}

void reduced_search::spawned(std::size_t depth, std::uint16_t actor) {
    history_.spawned(actor, static_cast<std::uint32_t>(depth));
}

void reduced_search::stands(std::uint16_t actor, const wire::footprint& would_touch) {
    standing_.push_back({actor, would_touch});
}

// Where priorities decide, an event that changes who may run commutes with nothing; the others commute among each other.
void reduced_search::note_who_may_run(std::size_t depth, const candidates* open) {
    if (!ranked_ || depth == 0 || depth - 1 < revisit_) return;
    const wire::reduced_node& last = state_->node[depth - 1];
    const bool data = state_->at[last.first].what.kind == wire::choice_kind::data;
    bool same = open && !data && open->count == last.count;
    for (std::size_t i = 0; same && i < last.count; ++i) {
        bool found = false;
        for (std::size_t j = 0; !found && j < last.count; ++j) found = open->at[j] == state_->at[last.first + i].what;
        same = found;
    }
    add(taken_at(depth - 1).touches, {who_may_run, 0xff, same ? wire::touch::reads : wire::touch::writes, 0, 0});
}

void reduced_search::open_node(std::size_t depth, const candidates& open, std::uint16_t chooser) {
    wire::reduced_node& node = state_->node[depth];
    node = {state_->alternatives_in_use, static_cast<std::uint16_t>(open.count), 0, 0, open.some_yield};
    const bool data = open.at[0].kind == wire::choice_kind::data;
    for (std::size_t i = 0; i < open.count; ++i)
        state_->at[node.first + i] = {open.at[i], actor_of(open.at[i], chooser), data, false, false, false, {}};
    state_->alternatives_in_use += static_cast<std::uint32_t>(open.count);
    if (depth == 0) return;
    // Who slept and was not disturbed sleeps on, even where it cannot be taken; so does what was explored there.
    const wire::reduced_node& last = state_->node[depth - 1];
    const wire::alternative& event = taken_at(depth - 1);
    for (std::size_t i = 0; i < std::size_t{last.count} + last.sleepers; ++i) {
        const wire::alternative& other = state_->at[last.first + i];
        if (i == last.taken || !(other.asleep || other.done) || other.what.kind == wire::choice_kind::data) continue;
        if (other.actor == event.actor || !independent(other.touches, event.touches)) continue;
        wire::alternative* here = nullptr;
        for (std::size_t j = 0; j < node.count && !here; ++j)
            if (state_->at[node.first + j].what == other.what) here = &state_->at[node.first + j];
        if (!here) {
            if (state_->alternatives_in_use == wire::max_alternatives) continue;
            here = &state_->at[state_->alternatives_in_use++];
            ++node.sleepers;
            *here = other;
        }
        here->asleep = true;
        here->done = here->wanted = here->elsewhere = false;
        here->touches = other.touches;
    }
}

std::size_t reduced_search::pick(std::size_t depth, const candidates& open, std::uint16_t chooser) {
    if (depth < state_->depth) {  // the node to be left by another way
        const wire::reduced_node& node = state_->node[depth];
        if (open.count != node.count || !(open.at[node.taken] == taken_at(depth).what)) return candidates::most;
        return node.taken;
    }
    if (!cut_short_) note_who_may_run(depth, &open);
    if (depth >= wire::max_search_depth || cut_short_ ||
        state_->alternatives_in_use + open.count > wire::max_alternatives) {
        state_->out_of_memory = cut_short_ = true;  // to the end of this execution without a choice
        return 0;
    }
    open_node(depth, open, chooser);
    wire::reduced_node& node = state_->node[depth];
    for (std::size_t i = 0; i < node.count; ++i) {
        const wire::alternative& first = state_->at[node.first + i];
        if (first.asleep) continue;
        node.taken = static_cast<std::uint16_t>(i);
        for (std::size_t j = 0; j < node.count; ++j)
            if (state_->at[node.first + j].actor == first.actor) state_->at[node.first + j].wanted = true;
        state_->depth = static_cast<std::uint32_t>(depth + 1);
        return i;
    }
    state_->alternatives_in_use = node.first;
    return candidates::asleep;
}

// The race of the considered event with an earlier one is dealt with if some actor that could begin the other order is
// explored there, or was before.
bool reduced_search::reverse(std::uint32_t earlier, std::uint16_t actor) {
    const wire::reduced_node& node = state_->node[earlier];
    wire::alternative* const at = &state_->at[node.first];
    if (at[0].what.kind == wire::choice_kind::data) return false;
    // What does not come after the earlier event would come before it in the other order; of that, what needs nothing
    // else of it may come first.
    ++round_;
    firsts_.clear();
    const auto may_begin = [&](auto&& after) {
        for (const std::uint32_t first : firsts_)
            if (after(first)) return false;
        return true;
    };
    wire::alternative* chosen = nullptr;
    bool explored = false;
    const auto offer = [&](std::uint16_t who) {
        for (std::size_t i = 0; i < std::size_t{node.count} + node.sleepers; ++i) {
            if (at[i].actor != who) continue;
            if (at[i].wanted || at[i].asleep) explored = true;
            if (i < node.count && (!chosen || who == actor)) chosen = &at[i];
        }
    };
    const auto meet = [&](std::uint16_t who) {
        if (who >= seen_.size()) seen_.resize(who + 64u);
        const bool before = seen_[who] == round_;
        seen_[who] = round_;
        return before;
    };
    for (std::uint32_t event = earlier + 1; event < history_.size() && !explored; ++event) {
        if (history_.before(earlier, event)) continue;
        const std::uint16_t who = history_.actor(event);
        if (meet(who)) continue;
        if (may_begin([&](std::uint32_t first) { return history_.before(first, event); })) offer(who);
        firsts_.push_back(event);
    }
    if (!explored && !meet(actor) && may_begin([&](std::uint32_t first) { return history_.considered_after(first); }))
        offer(actor);
    if (explored) return true;
    // Whoever yields there goes on after any other's step: all of them are tried.
    if (!chosen && !node.some_yield) return false;
    for (std::size_t i = 0; i < node.count; ++i)
        if (!chosen || at[i].actor == chosen->actor) at[i].wanted = true;
    return true;
}

bool reduced_search::handled(std::uint32_t event) const {
    for (const std::uint32_t later : reversed_)
        if (event == later || history_.before(event, later)) return true;
    return false;
}

// Goes through what the event conflicts with, latest first. A conflict that cannot be reversed where it stands, because
// neither could have come first there, is passed over: what made it so lies before it.
void reduced_search::reverse_races(std::uint16_t actor, const wire::footprint& touched) {
    history_.consider(actor);
    reversed_.clear();
    // True if nothing before the event, at the same place, can be another race.
    const auto meet = [&](std::uint32_t event, bool reversible) {
        if (history_.actor(event) == actor) return false;
        if (history_.seen_before(event)) return true;
        bool settled = handled(event);
        if (!settled && reversible && reverse(event, actor)) {
            reversed_.push_back(event);
            settled = true;
        }
        history_.comes_after(event);
        return settled;
    };
    if (touched.everything) {
        for (std::uint32_t event = history_.size(); event-- > 0;) meet(event, true);
        return;
    }
    // All places at once, so that later events are met before earlier ones.
    constexpr int most = wire::footprint::most + 1;
    history::visits chain[most];
    for (int i = 0; i < touched.count; ++i) chain[i] = history_.at_place(touched.at[i]);
    chain[touched.count] = history_.wide();
    for (;;) {
        int latest = -1;
        for (int i = 0; i <= touched.count; ++i)
            if (!chain[i].over() && (latest < 0 || chain[i].event() > chain[latest].event())) latest = i;
        if (latest < 0) return;
        const std::uint32_t event = chain[latest].event();
        const auto is_there = [&](int i) { return !chain[i].over() && chain[i].event() == event; };
        const auto follows = [&](int i) { return i < touched.count && touched.at[i].how == wire::touch::follows; };
        const auto waited = [&](int i) {
            const std::uint8_t needs = i < touched.count ? touched.at[i].needs : std::uint8_t{0};
            return needs != 0 && (needs & chain[i].was_ready()) == 0;
        };
        // What it waited for at one place it had to wait for, whatever else the two have in common.
        bool reversible = true;
        for (int i = 0; i <= touched.count; ++i)
            if (is_there(i) && (follows(i) || waited(i))) reversible = false;
        const bool settled = meet(event, reversible);
        for (int i = 0; i <= touched.count; ++i) {
            if (!is_there(i)) continue;
            if (chain[i].writes_all() && (settled || follows(i)))
                chain[i].stop();
            else
                chain[i].next();
        }
    }
}

bool reduced_search::advance() {
    if (!cut_short_) note_who_may_run(state_->depth, nullptr);
    while (history_.size() < state_->depth) {
        const wire::alternative& event = taken_at(history_.size());
        reverse_races(event.actor, event.touches);
        history_.append(event.actor, event.touches);
    }
    for (const standing& one : standing_) {
        wire::footprint touched = one.would_touch;
        if (ranked_) add(touched, {who_may_run, 0xff, wire::touch::writes, 0, 0});
        reverse_races(one.actor, touched);
    }
    standing_.clear();
    cut_short_ = false;
    state_->depth = go_on({{state_->node, state_->depth}, {state_->at, state_->alternatives_in_use}});
    state_->alternatives_in_use = alternatives_of({state_->node, state_->depth});
    if (state_->depth > 0) {
        revisit_ = state_->depth - 1;
        history_.shorten_to(state_->depth - 1);
        return true;
    }
    history_.clear();
    return false;
}

}  // namespace pawl::check::explore
