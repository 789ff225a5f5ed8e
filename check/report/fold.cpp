#include "check/report/fold.hpp"

#include <algorithm>
#include <set>

#include "check/report/numbers.hpp"

namespace pawl::check::report {
namespace {

/// The endless part of a spin: after each of its steps was seen once.
std::vector<fold> spin_folds(const scene& seen, const std::vector<std::string>& identity, std::size_t& begin) {
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
        if (seen.step(i).task != what->task || met.insert(identity[i]).second)
            close(i);
        else
            ++count;
    }
    close(seen.steps());
    return result;
}

}  // namespace

std::vector<fold> folds_of(const scene& seen, const std::vector<std::string>& identity) {
    constexpr std::size_t longest_round = 12;
    std::size_t begin_of_spin = 0;
    auto spins = spin_folds(seen, identity, begin_of_spin);
    std::vector<fold> result;
    const std::size_t end = begin_of_spin;
    for (std::size_t at = 0; at < end;) {
        std::size_t round = 0;
        std::size_t rounds = 0;
        for (std::size_t length = 1; length <= longest_round && at + 3 * length <= end; ++length) {
            std::size_t equal = 0;
            while (at + length + equal < end && identity[at + equal] == identity[at + length + equal]) ++equal;
            if (equal / length < 2) continue;
            round = length;
            rounds = equal / length;
            break;
        }
        if (round == 0) {
            ++at;
            continue;
        }
        const std::size_t first = at + round;
        at = first + rounds * round;
        result.push_back({first, at - 1, "the same " + counted(rounds, "time") + " more"});
    }
    result.insert(result.end(), spins.begin(), spins.end());
    return result;
}

}  // namespace pawl::check::report
