/// Is there an order of the calls, one after another, that explains what they returned, and in which no call stands before
/// one that had returned when it began?
///
/// The search is Wing and Gong's (J. M. Wing, C. Gong: Testing and Verifying Concurrent Objects, Journal of Parallel and
/// Distributed Computing 17, 1993) with Lowe's memory of what led nowhere (G. Lowe: Testing for Linearizability, Concurrency
/// and Computation 29, 2017). What is searched for is Herlihy and Wing's (Linearizability, ACM TOPLAS 12, 1990).
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <pawl/check/recorded_call.hpp>

namespace pawl::check {

template <class Spec>
struct judged_call {
    recorded_call<Spec> call;
    std::uint64_t after;  // bit i: call i had returned when it began
};

template <class Spec>
class order_search {
public:
    explicit order_search(const std::vector<judged_call<Spec>>& judged) : calls_{judged} {
        for (std::size_t i = 0; i < judged.size(); ++i)
            if (judged[i].call.has_answer) returned_ |= alone(i);
    }

    bool explains(const Spec& begin) { return explains(0, begin); }

    /// The longest beginning of such an order that was met, and how the object stands behind it.
    [[nodiscard]] const std::vector<std::size_t>& longest() const { return longest_; }
    [[nodiscard]] const Spec& reached() const { return *reached_; }
    /// There all that had to come before it has come.
    [[nodiscard]] bool could_come_next(std::size_t call) const {
        std::uint64_t done = 0;
        for (const std::size_t one : longest_) done |= alone(one);
        return (done & alone(call)) == 0 && (calls_[call].after & ~done) == 0;
    }
    /// A call that never returned was met whose effect depends on what it would have returned: no order is no proof then.
    [[nodiscard]] bool is_open() const { return is_open_; }

private:
    static constexpr std::uint64_t alone(std::size_t call) { return std::uint64_t{1} << call; }

    bool explains(std::uint64_t done, const Spec& at) {
        if ((returned_ & ~done) == 0) return true;
        if (led_nowhere(done, at)) return false;
        note(done, at);
        for (std::size_t i = 0; i < calls_.size(); ++i) {
            if ((done & alone(i)) != 0 || (calls_[i].after & ~done) != 0) continue;
            Spec then = at;
            if (!may_follow(calls_[i].call, then)) continue;
            order_.push_back(i);
            if (explains(done | alone(i), then)) return true;
            order_.pop_back();
        }
        return false;
    }

    // One that never returned may also be left out: then it has had no effect.
    bool may_follow(const recorded_call<Spec>& call, Spec& at) {
        if (call.has_answer) return call.kind->fits(at, call.values);
        const bool known = call.kind->takes_effect(at, call.values);
        is_open_ = is_open_ || !known;
        return known;
    }

    void note(std::uint64_t done, const Spec& at) {
        const int length = std::popcount(done & returned_);
        if (reached_ && length <= longest_returned_) return;
        longest_returned_ = length;
        longest_ = order_;
        reached_.emplace(at);
    }

    // The same calls have taken effect, and the object stands the same: what can follow is the same. It is written down at
    // the first visit, and only visits that found nothing are followed by a second one.
    bool led_nowhere(std::uint64_t done, const Spec& at) {
        if constexpr (std::equality_comparable<Spec>) {
            if (visits_.size() == first_.size()) make_room();
            std::size_t& first = chain_of(done);
            for (std::size_t i = first; i != none; i = visits_[i].next)
                if (visits_[i].done == done && visits_[i].at == at) return true;
            visits_.push_back({done, at, first});
            first = visits_.size() - 1;
        }
        return false;
    }

    // A chain for each hash of a set of calls, as many as there are visits.
    std::size_t& chain_of(std::uint64_t done) {
        return first_[(done * 0x9e3779b97f4a7c15u) >> 32 & (first_.size() - 1)];
    }
    void make_room() {
        first_.assign(first_.empty() ? 64 : first_.size() * 4, none);
        for (std::size_t i = 0; i < visits_.size(); ++i) {
            std::size_t& first = chain_of(visits_[i].done);
            visits_[i].next = std::exchange(first, i);
        }
    }

    static constexpr std::size_t none = ~std::size_t{0};
    struct visit {
        std::uint64_t done;
        Spec at;
        std::size_t next;
    };

    const std::vector<judged_call<Spec>>& calls_;
    std::uint64_t returned_ = 0;
    std::vector<std::size_t> order_, longest_;
    std::optional<Spec> reached_;
    int longest_returned_ = 0;
    bool is_open_ = false;
    std::vector<visit> visits_;
    std::vector<std::size_t> first_;
};

}  // namespace pawl::check
