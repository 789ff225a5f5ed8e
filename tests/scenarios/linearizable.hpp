// Is what the tasks saw explained by calls that took effect one after another, each at a moment within it?
//
// Which call ended before which began is written down without a common clock, which would order what is not ordered: each
// task counts its finished calls in a place of its own, and looks at the others' before each call. A reduced search then
// tries every such order. The search for an explanation is Wing and Gong's ("Testing and verifying concurrent objects",
// 1993), with a memory of the states that led nowhere.
#pragma once

#include "message.hpp"

#include <pawl/error.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <deque>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace scenario {

inline constexpr std::size_t most_tasks = 3;

enum class verb { try_send, try_recv, force_send, close };

struct call {
    verb what;
    long value;                              // sent
    long returned = 0;                       // received, or dropped; 0: none
    pawl::errc why{};                        // of a refusal
    std::array<int, most_tasks> finished{};  // calls of each task that had ended before this one began
};

/// One task's calls. Written by this task alone; count is what the others look at.
struct record {
    std::vector<call> calls;
    std::atomic<int> count = 0;
};

/// A queue of so many places, one call at a time.
class queue_model {
public:
    explicit queue_model(std::size_t capacity) : capacity_{capacity} {}
    /// Could the call have returned what it did? If so, it took effect.
    bool agrees(const call& c) {
        switch (c.what) {
            case verb::try_send: return send(c, false);
            case verb::force_send: return send(c, true);
            case verb::close: return std::exchange(closed_, true) ? c.why == pawl::errc::closed : c.why == pawl::errc{};
            case verb::try_recv: break;
        }
        if (inside_.empty()) return c.why == (closed_ ? pawl::errc::closed : pawl::errc::empty);
        if (c.why != pawl::errc{} || c.returned != inside_.front()) return false;
        inside_.pop_front();
        return true;
    }
    auto operator<=>(const queue_model&) const = default;

private:
    bool send(const call& c, bool forced) {
        if (closed_) return c.why == pawl::errc::closed;
        const bool full = inside_.size() == capacity_;
        if (full && !forced) return c.why == pawl::errc::full;
        if (c.why != pawl::errc{} || c.returned != (full ? inside_.front() : 0)) return false;
        if (full) inside_.pop_front();
        inside_.push_back(c.value);
        return true;
    }
    std::size_t capacity_;
    bool closed_ = false;
    std::deque<long> inside_;
};

class history {
public:
    /// Runs the call and writes it down.
    void run(std::size_t task, call c, auto carry_out) {
        for (std::size_t other = 0; other < most_tasks; ++other)
            if (other != task) c.finished[other] = of[other].count.load();
        carry_out(c);
        of[task].calls.push_back(c);
        of[task].count.store(static_cast<int>(of[task].calls.size()));
    }
    /// When all tasks have ended.
    [[nodiscard]] bool explained(queue_model model) {
        fruitless_.clear();
        return explained({}, model);
    }
    std::array<record, most_tasks> of;

private:
    using progress = std::array<int, most_tasks>;  // calls of each task that have taken effect

    bool explained(const progress& at, const queue_model& model) {
        if (fruitless_.contains({at, model})) return false;
        bool over = true;
        for (std::size_t task = 0; task < most_tasks; ++task) {
            const auto next = static_cast<std::size_t>(at[task]);
            if (next == of[task].calls.size()) continue;
            over = false;
            const call& c = of[task].calls[next];
            if (!all_have_happened(c.finished, at)) continue;
            queue_model after = model;
            progress then = at;
            ++then[task];
            if (after.agrees(c) && explained(then, after)) return true;
        }
        if (!over) fruitless_.insert({at, model});
        return over;
    }
    static bool all_have_happened(const progress& wanted, const progress& at) {
        for (std::size_t task = 0; task < most_tasks; ++task)
            if (at[task] < wanted[task]) return false;
        return true;
    }
    std::set<std::pair<progress, queue_model>> fruitless_;
};

/// What a task does, a letter for each call: s try_send, r try_recv, f force_send, c close.
using script = const char*;

/// Carries out one task's script over its own sender and receiver.
template <class T>
void act(history& h, std::size_t task, script todo, const auto& tx, const auto& rx) {
    for (long n = 0; todo[n]; ++n) {
        const long value = static_cast<long>(task) * 10 + n + 1;
        switch (todo[n]) {
            case 's':
                h.run(task, {verb::try_send, value}, [&](call& c) {
                    if (auto sent = tx.try_send(message<T>(value)); !sent) c.why = sent.error().why;
                });
                break;
            case 'f':
                if constexpr (requires { tx.force_send(message<T>(value)); })
                    h.run(task, {verb::force_send, value}, [&](call& c) {
                        auto sent = tx.force_send(message<T>(value));
                        if (!sent)
                            c.why = sent.error().why;
                        else if (*sent)
                            c.returned = number_of(**sent);
                    });
                break;
            case 'r':
                h.run(task, {verb::try_recv, 0}, [&](call& c) {
                    auto got = rx.try_recv();
                    if (got)
                        c.returned = number_of(*got);
                    else
                        c.why = got.error();
                });
                break;
            default:
                h.run(task, {verb::close, 0}, [&](call& c) {
                    if (!tx.close()) c.why = pawl::errc::closed;
                });
        }
    }
}

}  // namespace scenario
