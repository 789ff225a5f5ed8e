#include "check/report/influences.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

#include "check/report/operation_use.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

class tracer {
public:
    explicit tracer(const scene& seen) : seen_(seen) {}

    std::vector<influence> trace() {
        for (at_ = 0; at_ < seen_.steps(); ++at_) {
            const wire::trace_event& event = seen_.step(at_);
            const operation_use use = use_of(event.kind);
            if (use.reads) read(event);
            if (use.writes && (event.kind != operation_kind::compare_exchange || event.outcome != 0))
                writer_[event.object] = at_;
            if (use.takes && event.outcome == 1 && event.kind != operation_kind::condition_wake) take(event);
            if (use.gives) giver_[event.object] = at_;
            if (use.wakes) wake(event);
            if (use.sleeps || event.kind == operation_kind::condition_wake) sleep(event);
            come_and_go(event);
            count(event);
        }
        return std::move(found_);
    }

private:
    void add(influence_kind kind, std::size_t from, std::uint64_t object) {
        if (seen_.step(from).task != seen_.step(at_).task) found_.push_back({kind, from, at_, object});
    }

    void read(const wire::trace_event& event) {
        const auto writer = writer_.find(event.object);
        if (writer == writer_.end() || !read_.insert({event.task, writer->second}).second) return;
        add(influence_kind::message, writer->second, event.object);
    }

    void take(const wire::trace_event& event) {
        if (const auto giver = giver_.find(event.object); giver != giver_.end())
            add(influence_kind::hands_on, giver->second, event.object);
    }

    struct call {
        std::size_t step;
        std::uint64_t left;  // how many it may still have woken
    };

    void wake(const wire::trace_event& event) {
        std::uint64_t woken = event.kind == operation_kind::condition_signal
                                  ? std::min<std::uint64_t>(event.value_before, 1)
                              : event.kind == operation_kind::futex_wake ? event.value_after
                                                                         : 1000;
        if (event.kind == operation_kind::condition_broadcast) woken = event.value_before;
        if (woken > 0) calls_[event.object].push_back({at_, woken});
    }

    // A wait is two steps: the second one is the answer to a call that was made between the two.
    void sleep(const wire::trace_event& event) {
        const auto asleep = asleep_.find(event.task);
        if (asleep == asleep_.end()) {
            if (use_of(event.kind).sleeps && event.outcome == 1) asleep_[event.task] = {at_, event.object};
            return;
        }
        const auto [since, object] = asleep->second;
        asleep_.erase(asleep);
        if (event.outcome != 1) return;  // its time was over
        for (call& one : calls_[object]) {
            if (one.step < since || one.left == 0) continue;
            --one.left;
            return add(influence_kind::wakes, one.step, object);
        }
    }

    void come_and_go(const wire::trace_event& event) {
        switch (event.kind) {
            case operation_kind::task_create: created_[event.other_task] = at_; break;
            case operation_kind::task_begin:
                if (const auto from = created_.find(event.task); from != created_.end())
                    add(influence_kind::starts, from->second, 0);
                break;
            case operation_kind::interrupt_begin:
                if (at_ > 0) add(influence_kind::interrupts, at_ - 1, 0);
                break;
            case operation_kind::task_end: ended_[event.task] = at_; break;
            case operation_kind::join:
                if (const auto from = ended_.find(event.other_task); event.outcome == 1 && from != ended_.end())
                    add(influence_kind::ends, from->second, 0);
                break;
            default: break;
        }
    }

    // Semaphores and barriers: what counts is a number.
    void count(const wire::trace_event& event) {
        switch (event.kind) {
            case operation_kind::semaphore_post: posts_[event.object].push_back(at_); break;
            case operation_kind::semaphore_wait:
            case operation_kind::semaphore_try_wait: {
                auto& posts = posts_[event.object];
                // What the semaphore began with is taken first.
                if (event.outcome != 1 || event.value_before > posts.size() || posts.empty()) break;
                add(influence_kind::posts, posts.front(), event.object);
                posts.pop_front();
                break;
            }
            case operation_kind::barrier_wait:
                if (event.outcome == 0) {
                    at_barrier_.insert(event.task);
                } else if (at_barrier_.erase(event.task) == 0) {
                    last_at_[event.object] = at_;
                } else if (const auto last = last_at_.find(event.object); last != last_at_.end()) {
                    add(influence_kind::wakes, last->second, event.object);
                }
                break;
            default: break;
        }
    }

    const scene& seen_;
    std::size_t at_ = 0;
    std::vector<influence> found_;
    std::map<std::uint64_t, std::size_t> writer_, giver_, last_at_;
    std::set<std::pair<int, std::size_t>> read_;  // a task, and the step whose value it has seen
    std::map<std::uint64_t, std::vector<call>> calls_;
    std::map<int, std::pair<std::size_t, std::uint64_t>> asleep_;  // since which step, and where
    std::map<int, std::size_t> created_, ended_;
    std::map<std::uint64_t, std::deque<std::size_t>> posts_;
    std::set<int> at_barrier_;
};

}  // namespace

std::vector<influence> influences_in(const scene& seen) { return tracer(seen).trace(); }

}  // namespace pawl::check::report
