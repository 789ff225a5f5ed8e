/// Is each call of a history explained by taking effect at one moment between its beginning and its end?
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <source_location>
#include <string>
#include <utility>
#include <vector>

#include <pawl/check/counterexample.hpp>
#include <pawl/check/call_history.hpp>
#include <pawl/check/order_search.hpp>

namespace pawl::check {

/// What linearizable() says: true, or false with a counterexample.
class linearization {
public:
    linearization() = default;
    explicit linearization(std::string counterexample) : counterexample_{std::move(counterexample)} {}

    [[nodiscard]] explicit operator bool() const noexcept { return counterexample_.empty(); }
    /// Several lines; empty where there is an order.
    [[nodiscard]] const std::string& counterexample() const noexcept { return counterexample_; }

private:
    std::string counterexample_;
};

namespace judging {

/// In the order in which they began. What is just being written down has not begun.
template <class Spec, std::size_t Capacity>
std::vector<judged_call<Spec>> calls_of(const history<Spec, Capacity>& all) {
    std::vector<judged_call<Spec>> judged;
    for (std::size_t i = 0; i < std::min(all.size(), Capacity); ++i) {
        const recorded_call<Spec> one = all.at(i);
        if (one.time.began() != call_time::never) judged.push_back({one, 0});
    }
    std::sort(judged.begin(), judged.end(),
              [](const auto& a, const auto& b) { return a.call.time.began() < b.call.time.began(); });
    for (judged_call<Spec>& later : judged)
        for (std::size_t i = 0; i < judged.size(); ++i)
            if (judged[i].call.time.before(later.call.time)) later.after |= std::uint64_t{1} << i;
    return judged;
}

template <class Spec>
std::vector<told_call> told(const std::vector<judged_call<Spec>>& judged, const order_search<Spec>& search) {
    std::vector<told_call> all;
    for (std::size_t i = 0; i < judged.size(); ++i) {
        const recorded_call<Spec>& one = judged[i].call;
        const char* const name = one.time.task_name();
        told_call words{name != nullptr ? name : "thread " + std::to_string(one.time.task_number()),
                        one.kind->said(one.values),
                        one.has_answer ? one.kind->answered(one.values) : "(never returned)",
                        one.time.began(),
                        one.time.returned(),
                        judged[i].after,
                        search.could_come_next(i)};
        if (words.could_come_next && one.has_answer) words.instead = one.kind->instead(search.reached(), one.values);
        all.push_back(std::move(words));
    }
    return all;
}

}  // namespace judging

/// Judges the calls so far; those that have not returned may have taken effect or not. `begin` is the object before the
/// first of them. Allocates. Where Spec can be compared with ==, what led nowhere is not tried twice.
template <class Spec, std::size_t Capacity>
[[nodiscard]] linearization linearizable(const history<Spec, Capacity>& all, const Spec& begin = Spec{}) {
    if (pawl_check_history_read && pawl_active()) pawl_check_history_read(&all);
    const std::vector<judged_call<Spec>> judged = judging::calls_of(all);
    order_search<Spec> search(judged);
    if (search.explains(begin) || search.is_open()) return {};
    const std::string reached = words_of(search.reached());
    return linearization(
        counterexample(judging::told(judged, search), search.longest(), reached == "?" ? std::string() : reached));
}

/// States that a history is linearizable. Where it is not, pawl check reports `assertion` with the counterexample and the
/// schedule; an ordinary run prints the counterexample and the place, and aborts.
///
///     check::require(check::linearizable(calls));
inline void require(const linearization& judged, const char* what = "not linearizable",
                    std::source_location where = std::source_location::current()) {
    if (judged) return;
    if (pawl_check_account && pawl_active())
        pawl_check_account(judged.counterexample().c_str());
    else
        std::fputs(judged.counterexample().c_str(), stderr);
    pawl_fail(what, where.file_name(), static_cast<int>(where.line()));
}

}  // namespace pawl::check
