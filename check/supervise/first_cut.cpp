#include "check/supervise/first_cut.hpp"

#include <algorithm>
#include <utility>

namespace pawl::check::supervise {
namespace {

class cutting {
public:
    cutting(trial& runs, session_block& session, const wire::order& order)
        : runs_(runs), session_(session), order_(order) {
        result_.how.ended = trial_result::how::limited;
    }

    parts_of_search run(std::vector<stored_search> from, std::size_t wanted) {
        if (from.empty()) {
            stored_search whole = run_one(nullptr);
            if (!whole.over()) from.push_back(std::move(whole));
        }
        result_.parts = std::move(from);
        for (std::uint32_t depth = 1; goes_on() && result_.parts.size() < wanted; ++depth)
            if (!cut_at(depth)) break;
        if (goes_on() && result_.parts.empty()) result_.how.ended = trial_result::how::exhausted;
        return std::move(result_);
    }

private:
    bool goes_on() const { return result_.how.ended == trial_result::how::limited && !result_.how.begin_again; }

    /// The next execution of a search; without any it begins. What is left of it then.
    stored_search run_one(const stored_search* of) {
        wire::order order = order_;
        order.max_executions = 1;
        order.time_limit_ns = 0;  // who is slower must not cut in another way
        order.resume = order.part = of != nullptr;
        if (of) of->put_into(*session_);
        const trial_result ended = runs_.run(order);
        const wire::answer& answer = session_->result;
        result_.executions += ended.executions;
        result_.redundant += ended.redundant;
        result_.how.pruned_by_bound = result_.how.pruned_by_bound || ended.pruned_by_bound;
        result_.longest = std::max(result_.longest, answer.longest);
        result_.tasks = std::max(result_.tasks, answer.tasks);
        result_.program_sets_priorities = result_.program_sets_priorities || answer.program_sets_priorities;
        if (ended.ended == trial_result::how::exhausted || ended.ended == trial_result::how::limited) {
            result_.how.begin_again = result_.how.begin_again || ended.begin_again;
            if (answer.what.kind != wire::finding_kind::none) result_.beside.push_back(answer.what);
            if (ended.ended == trial_result::how::limited && !ended.begin_again)
                return stored_search::from(*session_);
        } else {
            const bool pruned = result_.how.pruned_by_bound;
            result_.how = ended;
            result_.how.pruned_by_bound = pruned;
        }
        return stored_search({}, 0, false);
    }

    /// Each part in as many as there are ways at this point of its path. False: none goes as deep.
    bool cut_at(std::uint32_t depth) {
        std::vector<stored_search> finer;
        bool deep = false;
        for (stored_search& part : result_.parts) {
            if (!goes_on()) return false;
            deep = deep || part.depth() >= depth;
            if (part.depth() > depth && part.ways_at(depth - 1) == 1) {
                finer.push_back(std::move(part));
                continue;
            }
            while (!part.over() && goes_on()) {
                if (auto below = part.below(depth)) finer.push_back(std::move(*below));
                if (!part.over()) part = run_one(&part);
            }
        }
        result_.parts = std::move(finer);
        return deep;
    }

    trial& runs_;
    session_block& session_;
    wire::order order_;
    parts_of_search result_;
};

}  // namespace

parts_of_search cut_search(trial& runs, session_block& session, const wire::order& order, std::vector<stored_search> from,
                           std::size_t wanted) {
    return cutting(runs, session, order).run(std::move(from), wanted);
}

// FNV-1a (Fowler, Noll, Vo), over the choices that lead to each part.
std::uint64_t parts_of_search::fingerprint() const {
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto add = [&](std::uint64_t value) { hash = (hash ^ value) * 0x100000001b3; };
    for (const stored_search& part : parts) {
        for (const wire::search_node& node : part.nodes())
            add(node.taken.value), add(static_cast<std::uint64_t>(node.taken.kind)), add(node.index);
        for (const wire::reduced_node& node : part.reduced().nodes()) {
            const wire::choice& taken = part.reduced().alternatives()[node.first + node.taken].what;
            add(taken.value), add(static_cast<std::uint64_t>(taken.kind));
        }
        add(~std::uint64_t{0});
    }
    return hash;
}

}  // namespace pawl::check::supervise
