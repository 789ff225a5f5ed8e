#include "check/supervise/joined_shards.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <tuple>

#include "check/supervise/noted_warnings.hpp"
#include "check/supervise/promised_calls.hpp"

namespace pawl::check::supervise {
namespace {

std::string shard_words(const shard& one) {
    return "shard " + std::to_string(one.index + 1) + " of " + std::to_string(one.of);
}

/// Why the two are not of one search.
std::optional<std::string> contradiction(const shard_file& a, const shard_file& b) {
    const std::string both = a.name + " and " + b.name + " ";
    if (a.what.part.of != b.what.part.of)
        return both + "are of searches cut differently: " + shard_words(a.what.part) + ", " + shard_words(b.what.part);
    if (a.what.program != b.what.program)
        return both + "are of different programs, or of different builds of one: search both with the same build";
    if (a.what.options != b.what.options)
        return both + "were searched with different options:" + (a.what.options.empty() ? " none" : a.what.options) +
               ", and" + (b.what.options.empty() ? " none" : b.what.options);
    return std::nullopt;
}

std::uint64_t preemptions_of(const found_schedule& one) {
    return static_cast<std::uint64_t>(
        std::ranges::count_if(one.schedule, [](const wire::choice& c) { return c.preempts != 0; }));
}

std::uint64_t switches_of(const found_schedule& one) {
    std::uint64_t switches = 0;
    for (std::size_t i = 1; i < one.schedule.size(); ++i) switches += one.schedule[i] == one.schedule[i - 1] ? 0 : 1;
    return switches;
}

bool simpler(const found_schedule& a, const found_schedule& b) {
    const auto key = [](const found_schedule& one) {
        return std::tuple(preemptions_of(one), one.machine_index, switches_of(one), one.schedule.size());
    };
    return key(a) < key(b);
}

/// The last cut of a machine's search; one that began again has older ones.
const cut_record* last_cut(const interrupted_search& of, std::size_t machine, std::size_t stage) {
    const auto cut = std::find_if(of.cuts.rbegin(), of.cuts.rend(), [&](const cut_record& one) {
        return one.machine == machine && one.stage == stage;
    });
    return cut == of.cuts.rend() ? nullptr : &*cut;
}

/// What is left of the machine's search there; none if nothing is.
const std::vector<stored_search>* parts_of(const interrupted_search& one, std::size_t machine) {
    const auto found = one.parts.find(machine);
    return found == one.parts.end() || found->second.empty() ? nullptr : &found->second;
}

/// How far a shard is with a machine: it may draw at random while parts of a search wait.
std::size_t stage_of(const interrupted_search& one, std::size_t machine) {
    if (parts_of(one, machine))
        for (auto cut = one.cuts.rbegin(); cut != one.cuts.rend(); ++cut)
            if (cut->machine == machine) return cut->stage;
    return one.planned.progresses[machine].stage;
}

class joining {
public:
    explicit joining(std::vector<shard_file> shards) : shards_(std::move(shards)) {}

    joined_shards run() {
        result_.of = shards_.front().what.part.of;
        for (std::uint32_t index = 0; index < result_.of; ++index)
            if (std::ranges::none_of(shards_, [&](const shard_file& one) { return one.what.part.index == index; }))
                result_.missing.push_back(index);
        whole_ = shards_.front().what;
        whole_.part = {};
        whole_.cuts.clear();
        whole_.parts.clear();
        whole_.found.reset();
        whole_.over = false;
        for (std::size_t i = 1; i < shards_.size(); ++i) add(shards_[i].what);
        for (const shard_file& one : shards_) {
            if (!one.what.over && !one.what.found) result_.unfinished.push_back(one.what.part.index);
            if (!one.what.found || (result_.found && !simpler(*one.what.found, *result_.found))) continue;
            result_.found = one.what.found;
            result_.found_in = one.name;
        }
        join_coverage();
        result_.whole = std::move(whole_);
        return std::move(result_);
    }

private:
    void add(const interrupted_search& other) {
        whole_.executions += other.executions;
        whole_.redundant += other.redundant;
        whole_.tasks = std::max(whole_.tasks, other.tasks);
        whole_.seconds = std::max(whole_.seconds, other.seconds);
        whole_.first_length = std::max(whole_.first_length, other.first_length);
        whole_.not_followed.insert(other.not_followed.begin(), other.not_followed.end());
        if (whole_.inconclusive_reason.empty()) whole_.inconclusive_reason = other.inconclusive_reason;
        for (const auto& [machine, next] : other.next_sample)
            whole_.next_sample[machine] = std::max(whole_.next_sample[machine], next);
        for (const auto& [machine, longest] : other.longest)
            whole_.longest[machine] = std::max(whole_.longest[machine], longest);
        for (const wire::finding& one : other.warnings)
            if (std::ranges::none_of(whole_.warnings, [&](const wire::finding& known) {
                    return known.kind == one.kind && known.pc == one.pc && known.task == one.task &&
                           known.peer == one.peer;
                }))
                whole_.warnings.push_back(one);
        for (const wire::warning& one : other.noted)
            if (std::ranges::none_of(whole_.noted, [&](const wire::warning& known) { return same_warning(known, one); }))
                whole_.noted.push_back(one);
        join_known(other);
        whole_.not_noted = std::max(whole_.not_noted, other.not_noted);
        whole_.pool_size = std::max(whole_.pool_size, other.pool_size);
        whole_.simulate_constructors = whole_.simulate_constructors || other.simulate_constructors;
        if (!whole_.usual_exit_status) whole_.usual_exit_status = other.usual_exit_status;
        whole_.seen.cut_by_horizon += other.seen.cut_by_horizon;
        whole_.seen.cut_by_length += other.seen.cut_by_length;
        whole_.seen.task_rules_met |= other.seen.task_rules_met;
        whole_.seen.weak_orders = whole_.seen.weak_orders || other.seen.weak_orders;
        whole_.seen.mixed_sizes = whole_.seen.mixed_sizes || other.seen.mixed_sizes;
        whole_.seen.yields_taken_as_fair = whole_.seen.yields_taken_as_fair || other.seen.yields_taken_as_fair;
        for (const report::promised_call& one : other.calls) add_call(one, whole_.calls);
        for (const std::string& one : other.names)
            if (std::ranges::find(whole_.names, one) == whole_.names.end()) whole_.names.push_back(one);
    }

    // Errors that were accepted, each once: the words of `known_as` are their fingerprints.
    void join_known(const interrupted_search& other) {
        std::istringstream words(other.known_as);
        std::string word;
        for (const wire::finding& one : other.known) {
            if (!(words >> word)) return;
            if ((" " + whole_.known_as).find(" " + word + " ") != std::string::npos) continue;
            whole_.known.push_back(one);
            whole_.known_as += word + " ";
        }
    }

    // The shards that see the most machines know of the most tasks; a machine that others do not have was not begun there.
    void join_coverage() {
        std::set<std::uint64_t> places;
        for (const shard_file& one : shards_) places.insert(one.what.visible.begin(), one.what.visible.end());
        whole_.visible.assign(places.begin(), places.end());
        const auto knows_all = [&](const shard_file& one) {
            return std::set(one.what.visible.begin(), one.what.visible.end()).size() == places.size();
        };
        const bool same_points = std::ranges::all_of(shards_, knows_all);
        const auto most = std::ranges::max_element(shards_, {}, [](const shard_file& one) {
            return std::pair(one.what.planned.planned, one.what.planned.coverage.size());
        });
        plan::state& joined = whole_.planned = most->what.planned;
        for (std::size_t m = 0; m < joined.coverage.size(); ++m) join_machine(m, same_points);
        for (const shard_file& one : shards_) {
            joined.weak = joined.weak || one.what.planned.weak;
            joined.own_priorities = joined.own_priorities || one.what.planned.own_priorities;
            joined.tasks = std::max(joined.tasks, one.what.planned.tasks);
            if (!same_points) result_.to_be_repeated += knows_all(one) ? 0 : one.what.executions;
        }
    }

    void join_machine(std::size_t m, bool same_points) {
        report::coverage& covered = whole_.planned.coverage[m];
        plan::progress& at = whole_.planned.progresses[m];
        const wire::machine on = covered.on;
        covered = {};
        covered.on = on;
        covered.complete = same_points;
        covered.preemptions = 1 << 20;
        at.stage = ~std::size_t{0};
        at.round = 0;
        bool everywhere = same_points && result_.missing.empty();
        for (const shard_file& one : shards_) {
            const plan::state& its = one.what.planned;
            if (m >= its.coverage.size() || !same_machine(its.coverage[m].on, on)) {
                everywhere = false;
                continue;
            }
            const report::coverage& c = its.coverage[m];
            covered.executions += c.executions;
            covered.redundant += c.redundant;
            covered.complete = covered.complete && c.complete;
            covered.preemptions = std::min(covered.preemptions, c.preemptions);
            covered.sampled = covered.sampled || c.sampled;
            covered.cut_short = covered.cut_short || c.cut_short;
            covered.pct.depth = std::max(covered.pct.depth, c.pct.depth);
            covered.pct.contenders = std::max(covered.pct.contenders, c.pct.contenders);
            covered.pct.steps = std::max(covered.pct.steps, c.pct.steps);
            covered.pct.executions += c.pct.executions;
            covered.pct.over_length += c.pct.over_length;
            at.stage = std::min(at.stage, stage_of(one.what, m));
            at.superseded = at.superseded || its.progresses[m].superseded;
            at.memory_used_up = at.memory_used_up || its.progresses[m].memory_used_up;
        }
        // What was covered by shards that cut in different ways, or has been thrown away, says nothing about the whole.
        if (!everywhere || !cut_alike(m) || (at.memory_used_up && !covered.complete)) {
            covered.complete = false;
            covered.preemptions = -1;
            at.stage = 0;
            return;
        }
        if (!covered.complete) take_parts(m, at.stage);
    }

    bool cut_alike(std::size_t m) const {
        for (const shard_file& one : shards_)
            for (const cut_record& cut : one.what.cuts) {
                const cut_record* const first = last_cut(shards_.front().what, m, cut.stage);
                if (cut.machine == m && first && last_cut(one.what, m, cut.stage) == &cut && !(*first == cut)) return false;
            }
        return true;
    }

    // One that has not begun with its part has nothing of it to tell. If it goes on with what was merged before, it still has
    // all of that: the others did their part of it in vain.
    void take_parts(std::size_t m, std::size_t stage) {
        const auto late = std::ranges::find_if(shards_, [&](const shard_file& one) {
            return stage_of(one.what, m) == stage && !last_cut(one.what, m, stage);
        });
        for (const shard_file& one : shards_) {
            const bool in_vain = late != shards_.end() && &one != &*late;
            if (stage_of(one.what, m) != stage || in_vain) continue;
            if (const auto* const parts = parts_of(one.what, m))
                whole_.parts[m].insert(whole_.parts[m].end(), parts->begin(), parts->end());
        }
        if (late == shards_.end()) return;
        for (const shard_file& one : shards_) {
            const auto& covered = one.what.planned.coverage[m];
            if (&one != &*late) result_.to_be_repeated += covered.executions;
        }
    }

    static bool same_machine(const wire::machine& a, const wire::machine& b) {
        return a.kind == b.kind && a.cores == b.cores && a.memory == b.memory && a.ranked_tasks == b.ranked_tasks &&
               std::equal(a.rank, a.rank + std::min<std::size_t>(a.ranked_tasks, wire::max_ranked_tasks), b.rank);
    }

    std::vector<shard_file> shards_;
    interrupted_search whole_;
    joined_shards result_;
};

}  // namespace

std::expected<joined_shards, std::string> join_shards(std::vector<shard_file> files) {
    for (const shard_file& one : files)
        if (one.what.part.whole() && files.size() > 1)
            return std::unexpected(one.name + " is of a whole search, not of a shard");
    for (const shard_file& one : files)
        if (const auto why = contradiction(files.front(), one)) return std::unexpected(*why);
    // A shard that was begun anew elsewhere: the file that is further counts, and only that.
    std::vector<shard_file> shards;
    std::vector<std::string> twice;
    const auto progress = [](const interrupted_search& one) {
        return std::tuple(one.found.has_value(), one.over, one.executions);
    };
    for (shard_file& one : files) {
        const auto known = std::ranges::find(shards, one.what.part, [](const shard_file& s) { return s.what.part; });
        if (known == shards.end()) {
            shards.push_back(std::move(one));
        } else if (progress(one.what) > progress(known->what)) {
            twice.push_back(known->name);
            *known = std::move(one);
        } else {
            twice.push_back(one.name);
        }
    }
    std::ranges::sort(shards, {}, [](const shard_file& one) { return one.what.part.index; });
    joined_shards joined = joining(std::move(shards)).run();
    joined.twice = std::move(twice);
    return joined;
}

}  // namespace pawl::check::supervise
