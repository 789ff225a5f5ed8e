#include "check/report/verdict_rules.hpp"

#include "check/report/paragraph.hpp"

namespace pawl::check::report {
namespace {

using wire::finding_kind;

constexpr verdict_rule rules[] = {
    {finding_kind::deadlock, "Deadlock",
     "Tasks wait for each other, or for a wake-up that never comes: nobody can ever go on."},
    {finding_kind::stuck, "Stuck",
     "A task spins for ever on something that an outranked or stopped task would have to do."},
    {finding_kind::promise, "PromiseBroken", "A call that promises not to wait for another task waits for one."},
    {finding_kind::use_after_free, "UseAfterFree", "Memory, or a lock in it, is used after it was freed."},
    {finding_kind::double_free, "DoubleFree", "A block of memory is freed a second time."},
    {finding_kind::signal, "Crash", "A signal ends the program."},
    {finding_kind::exception, "UncaughtException", "An exception is thrown that nobody catches."},
    {finding_kind::misuse, "Misuse",
     "A call is made that its interface forbids: a lock is unlocked by another task, a thread is joined twice."},
    {finding_kind::stack_overflow, "StackOverflow", "A task of a real-time kernel uses more than its stack."},
    {finding_kind::assertion, "AssertionFailed",
     "The program says itself that something is wrong: assert, check::require, reach_error."},
    {finding_kind::deadline, "DeadlineMissed", "A task is not done by the deadline that was declared for it."},
    {finding_kind::inversion, "PriorityInversion",
     "A task waits for a lock longer than its holder works: tasks between them hold it up."},
    {finding_kind::starvation, "Starvation", "A task could run and never does: others of higher priority always can."},
    {finding_kind::exit_status, "ExitStatusDepends", "The program's exit status depends on the schedule."},
    {finding_kind::race, "DataRace", "Two accesses to the same memory, one of them a write, that nothing orders."},
    {finding_kind::lock_order, "LockOrder", "Tasks take the same locks in different orders."},
    {finding_kind::leak, "Leak", "When the program ends, nothing leads to a block of memory any more."},
    {finding_kind::waits_for_peer, "WaitsForPeer",
     "A task spins for ever on what another task would have to do, under priorities that were supposed."},
    {finding_kind::nondeterminism, "Nondeterminism",
     "The same schedule ran differently: the program depends on something that is not simulated."},
    {finding_kind::unsupported, "Unsupported", "The program does something that is not simulated."},
    {finding_kind::endless_loop, "EndlessLoop", "A loop goes on without any step that another task could notice."},
    {finding_kind::too_long, "TooLong", "An execution takes more steps than were allowed."},
};

static_assert(sizeof rules / sizeof rules[0] + 1 == static_cast<int>(finding_kind::kinds),
              "every kind that can be reported has its rule, and a page in docs/verdicts");

}  // namespace

std::span<const verdict_rule> verdict_rules() { return rules; }

std::string page_of(finding_kind kind) { return "docs/verdicts/" + kind_key(kind) + ".md"; }

const char* usual_level(finding_kind kind) {
    switch (kind) {
        case finding_kind::race:
        case finding_kind::lock_order:
        case finding_kind::leak:
        case finding_kind::waits_for_peer: return "warning";
        case finding_kind::none:
        case finding_kind::unsupported:
        case finding_kind::endless_loop:
        case finding_kind::too_long:
        case finding_kind::nondeterminism: return "note";
        default: return "error";
    }
}

}  // namespace pawl::check::report
