#include "check/intercept/known_findings.hpp"

#include <algorithm>
#include <cstddef>

#include "check/judge/question.hpp"

namespace pawl::check::intercept {
namespace {

using wire::finding_kind;

// Only known ones: an unknown one ends the search. By open addressing; what finds no place is asked about again.
constexpr std::size_t places = 1u << 14;
constexpr std::size_t farthest = 64;
std::uint64_t known[places];  // 0: free

// Its place, or a free one; null where all are taken.
std::uint64_t* place_of(std::uint64_t way) {
    for (std::size_t i = 0; i < farthest; ++i)
        if (std::uint64_t& at = known[(way + i) % places]; at == 0 || at == way) return &at;
    return nullptr;
}

class hash {
public:
    void add(std::uint64_t word) { value_ = (value_ ^ word) * 0x9e3779b97f4a7c15u, value_ ^= value_ >> 32; }
    void add(const wire::stack_trace& stack) {
        for (std::uint32_t i = 0; i < stack.depth; ++i) add(stack.pc[i]);
    }
    void add(const wire::task_snapshot& task) {
        add(static_cast<std::uint64_t>(task.state));
        add(static_cast<std::uint64_t>(task.operation));
        add(task.object);
        for (std::uint32_t i = 0; i < task.held_count && i < wire::max_held; ++i) add(task.held[i].address);
        add(task.stack);
    }
    std::uint64_t value() const { return value_ == 0 ? 1 : value_; }

private:
    std::uint64_t value_ = 0;
};

}  // namespace

bool may_be_known(const wire::finding& what) {
    switch (what.kind) {
        case finding_kind::none:
        case finding_kind::waits_for_peer:  // a warning: the search goes on anyway
        case finding_kind::unsupported:
        case finding_kind::endless_loop:
        case finding_kind::too_long:
        case finding_kind::nondeterminism: return false;
        default: return true;
    }
}

// The supervisor's answer depends on no more than this. Of a circle its tasks; of one task's mistake that task and the one it
// waits for: how all others stand would make thousands of questions of one.
std::uint64_t way_of_failing(const wire::session& session, const wire::finding& what) {
    hash all;
    all.add(session.visible.count);             // with more schedule points an earlier schedule means another
    all.add(session.current.learns_own_loops);  // before the search: on a machine that need not be one of its own
    all.add(static_cast<std::uint64_t>(what.kind));
    all.add(what.detail_signal);
    all.add(static_cast<std::uint64_t>(what.broken));
    all.add(static_cast<std::uint32_t>(what.exit_status));
    all.add(what.object);
    for (std::size_t i = 0; i < sizeof what.text && what.text[i] != '\0'; ++i)
        all.add(static_cast<unsigned char>(what.text[i]));
    all.add(what.stack);
    for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i) {
        const wire::task_snapshot& task = what.tasks[i];
        const auto* end = what.cycle + std::min<int>(what.cycle_length, wire::max_reported_tasks);
        const bool concerned = what.kind == finding_kind::deadlock
                                   ? what.cycle_length == 0 || std::find(what.cycle, end, task.id) != end
                                   : task.id == what.task || task.id == what.peer;
        if (concerned) all.add(task);
    }
    return all.value();
}

bool is_remembered(std::uint64_t way) {
    const std::uint64_t* const place = place_of(way);
    return place && *place == way;
}

bool ask_whether_known(wire::session& session, const wire::finding& what, std::uint64_t way) {
    static wire::finding beside;  // what the answer carries already, such as a warning
    beside = session.result.what;
    session.result.what = what;
    session.ask.about = wire::question_about::finding;
    judge::ask_supervisor(session);
    session.result.what = beside;
    if (session.ask.promised == 0) return false;
    if (std::uint64_t* const place = place_of(way)) *place = way;
    return true;
}

}  // namespace pawl::check::intercept
