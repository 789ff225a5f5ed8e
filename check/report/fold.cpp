#include "check/report/fold.hpp"

#include <algorithm>
#include <set>

#include "check/report/numbers.hpp"

namespace pawl::check::report {
namespace {

/// The endless part of a spin: after each of its steps was seen once.
std::vector<fold> spin_folds(const scene& seen, const std::vector<step_identity>& identity, std::size_t& begin) {
    std::vector<fold> result;
    begin = seen.steps();
    const wire::finding* what = seen.ended;
    if (what == nullptr || what->unchanged_steps == 0) return result;
    for (std::uint64_t own = 0; begin > 0 && own < what->unchanged_steps; --begin)
        if (seen.step(begin - 1).task == what->task) ++own;
    std::set<std::string> met;
    std::size_t count = 0;
    const auto close = [&](std::size_t end) {
        if (count > 1) result.push_back({end - count, end - 1, "no change in " + counted(count, "step")});
        count = 0;
    };
    for (std::size_t i = begin; i < seen.steps(); ++i) {
        if (seen.step(i).task != what->task || met.insert(identity[i].whole).second)
            close(i);
        else
            ++count;
    }
    close(seen.steps());
    return result;
}

struct loop {
    std::size_t round = 0;   // steps in one round; 0: there is no loop
    std::size_t rounds = 0;  // after the first one
};

/// The shortest loop that begins at a step and goes round at least `least` times more.
loop loop_at(std::size_t at, std::size_t end, std::size_t least, const std::vector<step_identity>& identity,
             std::string step_identity::*part) {
    constexpr std::size_t longest_round = 12;
    for (std::size_t length = 1; length <= longest_round && at + (least + 1) * length <= end; ++length) {
        std::size_t equal = 0;
        while (at + length + equal < end && identity[at + equal].*part == identity[at + length + equal].*part) ++equal;
        if (equal / length >= least) return {length, equal / length};
    }
    return {};
}

}  // namespace

std::vector<fold> folds_of(const scene& seen, const std::vector<step_identity>& identity) {
    std::size_t end = 0;
    const auto spins = spin_folds(seen, identity, end);
    std::vector<fold> result;
    for (std::size_t at = 0; at < end;) {
        bool exact = true;
        loop found = loop_at(at, end, 2, identity, &step_identity::whole);
        if (found.round == 0) {
            found = loop_at(at, end, 8, identity, &step_identity::place);
            exact = false;
        }
        if (found.round == 0) {
            ++at;
            continue;
        }
        const std::size_t first = at + found.round;
        at = first + found.rounds * found.round;
        result.push_back(
            {first, at - 1, (exact ? "the same " : "goes round ") + counted(found.rounds, "time") + " more"});
    }
    result.insert(result.end(), spins.begin(), spins.end());
    return result;
}

}  // namespace pawl::check::report
