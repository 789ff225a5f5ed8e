#include "check/intercept/worker.hpp"

#include <stdio.h>
#include <sys/mman.h>

#include <cstddef>
#include <cstring>

#include "check/explore/reduced_search.hpp"
#include "check/explore/sampling.hpp"
#include "check/explore/strategy.hpp"
#include "check/explore/tolerant_replay.hpp"
#include "check/intercept/faults.hpp"
#include "check/intercept/known_findings.hpp"
#include "check/intercept/leaks.hpp"
#include "check/intercept/memory_orders.hpp"
#include "check/intercept/outcome_table.hpp"
#include "check/intercept/output_capture.hpp"
#include "check/intercept/restart.hpp"
#include "check/intercept/visible_places.hpp"
#include "check/intercept/warnings.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/debugger.hpp"
#include "check/machine/heap.hpp"
#include "check/machine/snapshot.hpp"
#include "check/own/kernel.hpp"
#include "check/weak/model.hpp"

namespace pawl::check::intercept {
namespace {

using machine::the_computer;
using wire::answer_kind;
using wire::finding_kind;
using wire::order_kind;
namespace kernel = own::kernel;

wire::session* session = nullptr;
void (*program_entry)() = nullptr;
char* main_stack_top = nullptr;
char* main_tls_image = nullptr;
std::uint64_t main_thread_base = 0;

explore::depth_first depth_first;
explore::reduced_search reduced_search;
explore::sampling sampling;
explore::tolerant_replay tolerant_replay;
explore::replay replay, repetition;
wire::choice* repeated = nullptr;  // a copy of the schedule being repeated
explore::strategy* the_board = nullptr;
bool ranked = false;     // the reduced search takes it that priorities or cores decide who may run
bool untrusted = false;  // a comparison of memory has failed: what was run since the one before means nothing

/// Everything the last execution left is put back. False: the state could not be trusted, begin the search again.
bool restore() {
    const bool trusted = machine::program_snapshot().restore(session->current.full_restore);
    machine::heap_restore();
    std::memcpy(reinterpret_cast<char*>(main_thread_base) - machine::static_tls_size(), main_tls_image,
                machine::static_tls_size());
    restart_interceptors();
    session->now.restored_bytes.store(machine::program_snapshot().restored_bytes(), std::memory_order_relaxed);
    return trusted;
}

void run_once(explore::strategy& strategy) {
    the_computer.begin(*session, strategy);
    weak::the_memory.begin_execution();
    if (session->current.record) begin_capture();
    the_computer.run(program_entry, main_stack_top);
    if (session->current.record) end_capture(*session);
}

// The session's schedule, kept aside: the next execution overwrites it.
const wire::choice* copy_schedule() {
    if (!repeated) {
        void* p = mmap(nullptr, sizeof session->schedule, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (p == MAP_FAILED) __builtin_trap();  // the supervisor reports a worker that died
        repeated = static_cast<wire::choice*>(p);
    }
    std::memcpy(repeated, session->schedule, session->schedule_length * sizeof(wire::choice));
    return repeated;
}

// What an execution alone does not end with: it was compared with others, or searched afterwards.
bool shown_by_comparison(finding_kind kind) { return kind == finding_kind::exit_status || kind == finding_kind::leak; }

// A schedule must mean the same each time: the same steps on the same objects.
bool repeats() {
    const std::uint64_t hash = the_computer.trace_hash();
    const finding_kind kind =
        shown_by_comparison(the_computer.ended().kind) ? finding_kind::none : the_computer.ended().kind;
    const std::uint32_t length = session->schedule_length;
    const wire::choice* schedule = copy_schedule();
    if (!restore()) {
        untrusted = true;  // nothing can be compared; the search begins again
        return true;
    }
    repetition.begin(schedule, length);
    run_once(repetition);
    return the_computer.trace_hash() == hash && the_computer.ended().kind == kind && session->schedule_length == length;
}

/// The last execution failed. The first of those that fail in this way runs again with everything recorded, for whoever is asked.
bool is_known() {
    const finding_kind kind = the_computer.ended().kind;
    const std::uint64_t way = way_of_failing(*session, the_computer.ended());
    if (is_remembered(way)) return true;
    const std::uint32_t length = session->schedule_length;
    const wire::choice* schedule = copy_schedule();
    if (!restore()) {
        untrusted = true;  // the search begins again, and comes here again
        return true;
    }
    session->current.record = true;
    session->event_count = 0;
    session->output_length = 0;
    repetition.begin(schedule, length);
    run_once(repetition);
    session->current.record = false;
    if (shown_by_comparison(kind) && the_computer.ended().kind == finding_kind::none) the_computer.restate(kind, "");
    if (the_computer.ended().kind == kind) return ask_whether_known(*session, the_computer.ended(), way);
    the_computer.restate(finding_kind::nondeterminism, "the same schedule went another way when it was run again");
    return false;
}

void answer(answer_kind kind, const wire::finding* what = nullptr) {
    session->result.kind = kind;
    if (what) session->result.what = *what;
}

/// The exit status of the first execution is the program's usual one; a schedule with another is worth telling.
bool unusual_status(const wire::finding& ended) {
    if (the_computer.stopped()) return false;
    if (!session->usual_exit_status_known) {
        session->usual_exit_status_known = true;
        session->usual_exit_status = ended.exit_status;
    }
    // Of a program with one task it depends on what was chosen, not on the schedule.
    if (the_computer.tasks().size() == 1) return false;
    return session->current.stop_at_exit_status && ended.exit_status != session->usual_exit_status;
}

explore::strategy& begin_strategy() {
    const wire::order& order = session->current;
    switch (order.kind) {
        case order_kind::random: sampling.begin(order); return sampling;
        case order_kind::run: return *the_board;
        case order_kind::replay:
            if (order.tolerant) {
                tolerant_replay.begin(copy_schedule(), session->schedule_length);
                return tolerant_replay;
            }
            replay.begin(copy_schedule(), session->schedule_length);
            return replay;
        default: break;
    }
    if (!order.reduced) {
        depth_first.begin(session->search, order.preemption_bound, order.resume);
        return depth_first;
    }
    if (!order.resume) session->search.pruned_by_bound = false;
    ranked = order.on.kind != wire::machine_kind::free || the_computer.cores_matter();
    reduced_search.begin(session->reduced, ranked, order.resume);
    return reduced_search;
}

/// What an execution has shown means that the search must begin again: more schedule points, or other rules.
bool search_is_outdated() {
    if (session->current.kind == order_kind::replay) return false;
    const bool unranked = session->current.reduced && !ranked && the_computer.cores_matter();
    return visible_places_grew() || unranked;
}

// After these executions the schedule is run a second time.
bool check_repetition(std::uint64_t execution) { return execution == 1 || execution % 4096 == 0; }

// What PCT's guarantee is made of, and which execution of the sequence this is.
void note_sample(wire::answer& result) {
    const std::uint64_t length = session->schedule_length;
    if (length > result.longest) result.longest = length;
    if (session->current.kind != order_kind::random) return;
    if (session->current.sample_steps != 0 && length > session->current.sample_steps) ++result.over_length;
    result.contenders = sampling.contenders();
}

void carry_out() {
    const wire::order& order = session->current;
    wire::answer& result = session->result;
    std::memset(static_cast<void*>(&result), 0, offsetof(wire::answer, what));
    result.what.kind = finding_kind::none;
    session->now.executions.store(0, std::memory_order_relaxed);
    load_visible_places();  // other workers may have found some
    load_memory_orders();
    explore::strategy* strategy = &begin_strategy();
    result.next_sample = sampling.number();
    const std::uint64_t start = kernel::now_ns();
    the_computer.forget_totals();
    const bool counts_ends = order.outcomes && order.kind == order_kind::search;
    if (counts_ends && !order.resume) forget_counts(*session);

    bool lost = false;
    for (;;) {
        bool again = !restore() || untrusted;
        untrusted = false;
        if (!again) {
            keep_schedules(false);  // a repetition's are none
            run_once(*strategy);
            lost = the_computer.ended().kind == finding_kind::none && !the_computer.redundant() && look_for_leaks();
            keep_schedules(!places_are_new());
            // A race found in this execution adds schedule points: paths found so far mean something else now.
            again = search_is_outdated() && order.kind != order_kind::run;  // what it has told is told
        }
        if (the_computer.wants_more_threads()) return answer(answer_kind::more_threads);
        if (again) {
            if (order.kind == order_kind::replay) {
                tolerant_replay.rewind();
                continue;
            }
            if (order.part) return answer(answer_kind::restart_search);
            result.executions = result.redundant = 0;
            if (counts_ends) forget_counts(*session);
            const bool resume = session->current.resume;
            session->current.resume = false;
            strategy = &begin_strategy();
            session->current.resume = resume;
            continue;
        }
        if (the_computer.redundant())
            ++result.redundant;
        else
            ++result.executions;
        session->now.executions.store(result.executions, std::memory_order_relaxed);
        session->now.depth.store(session->schedule_length, std::memory_order_relaxed);
        result.tasks = the_computer.most_tasks();
        result.program_sets_priorities = the_computer.program_sets_priorities();
        result.pruned_by_bound = session->search.pruned_by_bound || (order.reduced && session->reduced.out_of_memory);
        note_sample(result);

        if (the_computer.ended().kind == finding_kind::none && !the_computer.redundant() &&
            unusual_status(the_computer.ended()))
            the_computer.restate(finding_kind::exit_status, "");
        if (the_computer.ended().kind == finding_kind::none && lost && order.leaks == wire::attention::stop)
            the_computer.restate(finding_kind::leak, "");
        if ((order.record || order.kind == order_kind::run) && result.what.kind == finding_kind::none)
            result.what = the_computer.ended();
        if (the_computer.warned() && result.what.kind == finding_kind::none) result.what = the_computer.warning();
        finding_kind kind = the_computer.ended().kind;
        // Others were stopped so that somebody goes on alone: none of the program's own ends.
        const bool cut_short =
            kind == finding_kind::none && order.progress != wire::progress_class::none && the_computer.stopped();
        if (order.outcomes && !cut_short && !the_computer.redundant() && is_an_end(kind)) {
            note_outcome(*session, the_computer.ended());
            if (kind == finding_kind::waits_for_peer && result.what.kind == finding_kind::none)
                result.what = the_computer.ended();
            if (order.kind != order_kind::replay) kind = finding_kind::none;  // listed: the search goes on
        }
        if (order.passes_known && order.kind != order_kind::replay && may_be_known(the_computer.ended()))
            kind = is_known() ? finding_kind::none : the_computer.ended().kind;
        if (kind == finding_kind::nondeterminism) return answer(answer_kind::diverged, &the_computer.ended());
        if (kind == finding_kind::too_long && order.kind != order_kind::replay) {
            if (!result.unsupported_seen) result.what = the_computer.ended();
            result.unsupported_seen = true;
        } else if (kind != finding_kind::none) {
            return answer(answer_kind::found, &the_computer.ended());
        }
        if (order.kind == order_kind::search && !the_computer.redundant() && check_repetition(result.executions) &&
            !the_computer.watched_a_loop() && !repeats()) {
            the_computer.restate(finding_kind::nondeterminism,
                                 "the same schedule went another way when it was run again");
            return answer(answer_kind::diverged, &the_computer.ended());
        }
        if (visible_places_grew()) continue;
        if (!strategy->advance()) {
            // The last executions, too, must have begun where the first did.
            if (machine::program_snapshot().restore(true)) return answer(answer_kind::exhausted);
            untrusted = true;
            continue;
        }
        result.next_sample = sampling.number();
        if (session->stop.load(std::memory_order_relaxed)) return answer(answer_kind::stopped);
        if (order.max_executions && result.executions >= order.max_executions)
            return answer(answer_kind::limit_reached);
        if (order.time_limit_ns && (result.executions & 63) == 0 && kernel::now_ns() - start > order.time_limit_ns)
            return answer(answer_kind::limit_reached);
    }
}

[[noreturn]] void serve() {
    const auto own = static_cast<std::uint32_t>(wire::turn_of::supervisor);
    refuse_clock_instruction();
    for (;;) {
        while (session->turn.load(std::memory_order_acquire) == own) kernel::futex_wait(session->turn, own);
        if (session->current.kind == order_kind::leave) kernel::leave(0);
        // Started anew in the middle of an execution: the length was that of the part.
        if (session->debugged) session->schedule_length = session->debugged;
        carry_out();
        if (session->debugged) {
            pawl_execution_ended();
            kernel::leave(0);
        }
        session->turn.store(own, std::memory_order_release);
        kernel::futex_wake(session->turn);
    }
}

// Started by hand: one execution, the schedule a fair one, the output where it belongs.
[[noreturn]] void run_by_hand() {
    wire::order& order = session->current;
    order.kind = order_kind::random;
    order.seed = 1;
    order.max_executions = 1;
    order.max_steps = 10'000'000;
    order.unchanged_limit = 2000;
    do carry_out();
    while (session->result.kind == answer_kind::restart_search);
    const wire::finding& ended = session->result.what;
    if (session->result.kind == answer_kind::more_threads || ended.kind != finding_kind::none) {
        char line[700];
        const int length = std::snprintf(line, sizeof line,
                                         "pawl: this program was built for pawl check and does not end well: %s\n"
                                         "pawl: run it with: pawl check FILE\n",
                                         ended.text);
        kernel::call(SYS_write, 2, reinterpret_cast<long>(line), length);
        kernel::leave(3);
    }
    fflush(nullptr);
    kernel::leave(the_computer.ended().exit_status);
}

[[noreturn]] void driver() {
    if (session->supervised) serve();
    run_by_hand();
}

void driver_entry() { driver(); }

}  // namespace

void serve_runs_with(explore::strategy& board) { the_board = &board; }

void the_session(wire::session& given) {
    session = &given;
    the_computer.attach(given);
}

void run_worker(wire::session&, void (*entry)()) {
    program_entry = entry;
    main_thread_base = __builtin_ia32_rdfsbase64();
    const std::uint64_t tls = machine::static_tls_size();
    main_tls_image =
        static_cast<char*>(mmap(nullptr, tls + 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    std::memcpy(main_tls_image, reinterpret_cast<char*>(main_thread_base) - tls, tls);
    // The main task gets this stack, below this frame; the driver moves to one of its own.
    constexpr std::size_t driver_stack = 1 << 20;
    auto* stack =
        static_cast<char*>(mmap(nullptr, driver_stack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    main_stack_top = reinterpret_cast<char*>((reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) - 4096) &
                                             ~std::uintptr_t{15});
    session->main_stack_top = reinterpret_cast<std::uint64_t>(main_stack_top);
    void* abandoned;
    machine::pawl_fiber_switch(&abandoned, machine::prepare_fiber(stack + driver_stack, driver_entry),
                               main_thread_base);
    __builtin_unreachable();
}

}  // namespace pawl::check::intercept
