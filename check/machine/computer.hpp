// The simulated computer: tasks on cores, virtual time, interrupts. It runs one execution at a time. A task that is
// about to do something another may notice calls perform(); the computer lists what may happen next, the strategy
// chooses, and perform() returns when its turn has come.
#pragma once

#include <cstdint>

#include "check/explore/strategy.hpp"
#include "check/judge/loop_watch.hpp"
#include "check/machine/sync_object.hpp"
#include "check/machine/task.hpp"
#include "check/machine/trace_order.hpp"
#include "check/own/vector.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::machine {

/// check::interrupt's declaration.
struct interrupt_source {
    char name[32];
    int priority, core;
    unsigned times_left;
    void (*handler)(void*);
    void* state;
    bool due;          // it comes before anybody takes another step, unless something keeps it away
    bool off;          // it waits until it is on again
    bool withdrawn;    // it could have come before it was said that it does not
    task* as;          // what its handler ran as the last time; null: it has not come yet
    operation* begin;  // and that one's first step
    std::uint64_t kept_away;  // --real-time: steps in a row that could not be interrupted by it
    const task* kept_by;      // and whose the first of them was
    bool kept_further;        // others' followed
};

/// Who disturbed a call, and how: it changed this object there.
struct interference {
    std::uint32_t task;
    std::uint64_t object;
    const std::uint64_t* pc;  // innermost first
    std::uint32_t depth;
};

/// --progress: calls that take turns, to see whether they keep each other from ending.
struct turn_taking {
    static constexpr std::uint32_t most = 16;
    bool on;
    wire::turn_manner manner;
    std::uint32_t members, who;  // of `member`: whose turn it is
    task* member[most];
    std::uint32_t steps;          // of this turn
    bool changed;                 // in this turn
    std::uint64_t began, before;  // the step at which it began, and calls that had ended by then
};

using wire::clock_start_ns;

/// How time passes. By default a step lasts an unknown time, and whatever sleeps may wake at any moment.
struct time_rules {
    std::int64_t step_ns = 1;  // what the clock moves by at each step
    std::int64_t slack_ns =
        0;  // a step lasts up to so long: a sleep ends early enough to come between steps; 0: any time
    std::int64_t horizon = no_deadline;  // the execution ends here
};

class computer {
public:
    // ---- for interceptors, on a task -------------------------------------------------------------------------------
    bool running() const { return running_; }
    task& current() { return *current_; }
    std::int64_t now() const { return clock_ns_; }
    std::uint64_t step() const { return steps_; }
    std::uint64_t interrupts_begun() const { return interrupts_begun_; }
    machine::moment moment() const { return {steps_, clock_ns_}; }
    /// Grows with each execution: what a room keeps beside the program's memory begins anew when it has changed.
    std::uint64_t execution() const { return execution_; }
    bool recording() const { return order_->record; }
    /// Tasks may read old values: the memory model is C11's, and there is more than one core.
    bool weak() const { return weak_; }
    /// Under that model: the number of a task's event going on, and whether it comes after another one for certain.
    std::uint32_t event_in_trace(std::uint32_t of) const { return trace_.going_on(of); }
    bool comes_after_in_trace(std::uint32_t one, std::uint32_t other, std::uint32_t event) const {
        return reversals_are_limited_ || trace_.comes_after(one, other, event);
    }

    /// Returns when this operation is to take effect, or its deadline has fired first (operation.timed_out).
    void perform(operation& op);
    /// States that the operation has taken effect, with its values: for the recording and for the spin rules.
    /// `frame`: the frame pointer of the exported function, for an operation that changed nothing; null if it did.
    void done(const operation& op, const std::uint64_t* frame = nullptr);
    /// perform and done for an operation without an effect of its own.
    void announce(wire::operation_kind kind, const void* object = nullptr);

    /// `first_is_usual`: all others count as preemptions do.
    unsigned choose(unsigned alternatives, operation& op, bool first_is_usual = false);
    /// Its fiber begins in `entry`, once the scheduler has chosen it.
    task& create_task(void (*entry)(), void* (*start)(void*), void* argument, const char* name);
    /// The stack of a task whose end was collected serves the next one.
    void give_back_stack(const task& ended) { free_slots_.push_back(ended.slot); }
    void rename(task& t, const char* name);
    [[noreturn]] void end_task();
    void advance_clock(std::int64_t to);
    /// The same where nobody does anything meanwhile; ends the execution at its horizon.
    void pass_time(std::int64_t to);
    /// Its number.
    std::size_t declare_interrupt(const interrupt_source& source);
    void let_interrupt_come(std::size_t number, unsigned times);
    /// It comes now, or as soon as nothing keeps it away: nobody takes a step before it. Once, however often it is said.
    void interrupt_is_due(std::size_t number);
    void switch_interrupt(std::size_t number, bool on);
    /// Until one has come. Those that the task keeps away come meanwhile.
    void wait_for_interrupt();
    void silence_interrupts();
    /// No interrupt comes on top of the current task until as many calls said so again.
    void mask_interrupts(bool off);
    /// What the current event touches beside its operation, told after done().
    void touches(const wire::touched_place& place);
    void wakes(task& sleeper);
    /// What it did may decide who runs, of all tasks.
    void touches_everything() { event_.everything = event_beside_.everything = true; }
    void touches_memory(const void* at, unsigned size, wire::touch how);
    /// membarrier(2): all tasks pass a barrier at this moment. Nothing where memory is in order anyway.
    void barrier_everywhere();
    void sees_scheduling_of(task& of);
    /// From now on this task sees what the other one has done so far, without happens-before.
    void shows(task& from, task& to);

    /// Ends the execution with this finding about the current task.
    [[noreturn]] void fail(wire::finding_kind kind, const char* text, const void* object = nullptr, int peer = -1);
    /// The same about another task.
    [[noreturn]] void fail_of(const task& whom, wire::finding_kind kind, const char* text, const void* object,
                              int peer);
    /// A call of `function`, which promised not to wait, has made so many steps that it is not believed to end.
    [[noreturn]] void fail_promise(const char* function, std::uint64_t own_steps);
    /// A call of `function` is not what --progress says of it: `broken` does not hold.
    [[noreturn]] void fail_progress(wire::progress_class broken, const char* function, std::uint32_t rounds,
                                    const interference& by);
    /// Calls keep each other from ending, and may: what follows could go on so for ever, and is left out.
    [[noreturn]] void leave_in_vain();
    [[noreturn]] void fail_by_signal(int number, const char* text);
    /// Ends the execution with a finding that was filled elsewhere: by a fault's handler.
    [[noreturn]] void fail_as(const wire::finding& what);
    [[noreturn]] void finish(int exit_status);
    void set_program_priorities() { program_sets_priorities_ = true; }
    /// Called with each task that is about to take a step; null: nobody wants to know.
    void watch_switches(void (*watch)(const task&)) { on_switch_ = watch; }
    void set_time_rules(const time_rules& rules) { time_ = rules; }
    /// What the current task is about to wait for closes a circle of waits that nobody will end, whoever else goes on. A
    /// search ends there; a board goes on until its time is over.
    void circle_closes() { circle_closed_ = true; }
    /// A step that takes so long, where the clock does not show it: sleeps may end meanwhile.
    void may_take(std::int64_t ns) { slack_beside_ += ns; }
    /// A board, which goes on for ever: what is as long as an execution may be was followed so far, and no further. Called
    /// before one is cut for its length.
    void before_too_long(void (*look)()) { on_too_long_ = look; }
    /// Called when the time to be followed is over.
    void before_time_is_over(void (*look)()) { on_time_over_ = look; }
    /// The current task has computed for so long without a step that time has passed. Neither a change nor a look.
    void compute(operation& op, std::int64_t ns);
    std::uint64_t computing_steps() const { return computing_steps_; }
    /// The current task has written to the world outside.
    void note_output();
    /// Ends another task, wherever it stands. Its frames are left as they are.
    void end_other(task& t);
    /// A standstill without a circle of waits is rest: something outside could still come.
    void may_come_to_rest() { may_rest_ = true; }
    /// Asked at each standstill without a circle of waits: is this rest?
    void rest_is_known_by(bool (*asked)()) { knows_rest_ = asked; }
    bool can_rest() const { return may_rest_ || (knows_rest_ && knows_rest_()); }
    /// Tasks that could run and that the scheduler has not noticed yet: nobody is kept from a core by them. Null: none.
    void hold_back(bool (*held)(const task&)) { held_back_ = held; }
    /// A task that runs stays on its core until it waits, even where another core has nothing to do.
    void tasks_keep_their_cores() { cores_are_kept_ = true; }
    /// While it is able to go on, no other task takes a step between the current one's.
    void keep_others_out(bool on) { alone_ = on ? current_ : nullptr; }

    // ---- for the driver, outside any task --------------------------------------------------------------------------
    void attach(wire::session& session) { session_ = &session, order_ = &session.current; }
    void begin(wire::session& session, explore::strategy& strategy);
    void forget_totals() { most_tasks_ = 0, wants_more_threads_ = false; }
    /// Of the steps of the last execution: equal for equal executions.
    std::uint64_t trace_hash() const { return trace_hash_; }
    /// Runs one execution to its end; the finding stands in `ended`.
    void run(void (*main_entry)(), char* main_stack_top);
    const wire::finding& ended() const { return finding_; }
    judge::loop_watch& loop() { return loop_; }
    bool watched_a_loop() const { return watched_a_loop_; }
    /// The last execution was cut off: all that could have followed was explored elsewhere.
    bool redundant() const { return redundant_; }
    /// Tasks are bound to cores, so that who may run depends on that.
    bool cores_matter() const { return cores_matter_; }
    /// The same end seen otherwise: the driver compares executions, which one alone cannot.
    void restate(wire::finding_kind kind, const char* text);
    bool wants_more_threads() const { return wants_more_threads_; }
    bool warned() const { return warned_; }
    const wire::finding& warning() const { return warning_; }
    std::uint32_t most_tasks() const { return most_tasks_; }
    bool program_sets_priorities() const { return program_sets_priorities_; }

    // ---- for the judge ---------------------------------------------------------------------------------------------
    const own::vector<task*>& tasks() const { return tasks_; }
    bool able(task& t) const;            // its operation may take effect now
    bool spinning(const task& t) const;  // it reads the same again and again, and nothing it reads has changed
    bool runs_on_a_core(task& t) const;
    bool outranks(const task& a, const task& b) const;
    int effective_priority(const task& t) const;
    /// What it was given, without what it was lent and what it holds.
    int given_priority(const task& t) const;
    const wire::machine& on() const { return order_->on; }
    std::uint64_t unchanged_limit() const { return order_->unchanged_limit; }
    std::uint64_t call_limit() const { return order_->call_limit; }
    wire::progress_class progress() const { return order_->progress; }
    /// Of a call that need only end alone, or while others do, it says nothing how long it takes beside others.
    bool counts_own_steps() const {
        return progress() == wire::progress_class::none || progress() == wire::progress_class::wait_free || solo_;
    }
    /// What a call that waits for another task, or never ends alone, shows not to hold.
    wire::progress_class broken_by_a_wait() const {
        return progress() == wire::progress_class::none ? progress() : wire::progress_class::obstruction_free;
    }
    /// Freeze mode: the task that stopped for ever in this execution, null if none has.
    const task* stopped() const { return stopped_; }
    /// --progress: the task that runs alone, since all others have stopped; null while several go on.
    const task* alone() const { return solo_; }
    wire::session& session() { return *session_; }
    void fill(wire::finding& what, wire::finding_kind kind, const char* text);

private:
    wire::choice decide(task* chooser);
    void collect(task* chooser);
    void collect_ready(task* chooser);
    void collect_expiries(task* chooser);
    void collect_interrupts(const task* chooser);
    bool collect_due(const task* chooser);
    bool kept_away(const interrupt_source& source, const task* chooser) const;
    bool any_due() const;
    bool masked(const interrupt_source& source, const task* chooser) const;
    void wake_spinners();
    bool keep_a_spinner_on_its_core();
    void hold_to_promises();
    void announce_promised_wait(const operation& op);
    bool let_suspect_run();
    void state_touches(explore::pending_touch* touches) const;
    bool watch_the_loop();
    bool watch_frozen_loops();
    void offer_stop(const task& chooser);
    void stop_for_ever(task& t);
    void offer_progress();
    bool could_go_on(task& t) const;
    void offer_alone();
    void offer_turns();
    void leave_alone(task& t);
    void begin_turns(const wire::turn_order& order);
    void stop_others();
    bool turn_is_over(const task& t) const;
    void pass_the_turn();
    void collect_turn();
    [[noreturn]] void end_turns();
    void take(const wire::choice& choice);
    void start_interrupt(unsigned source);
    task& begin_again(const interrupt_source& source);
    static bool begins_again(const task& t) { return t.interrupt && t.children == 0; }
    static void* run_handler(void* number);
    void go_to(task& next);
    void fire(const task& next);
    int own_priority(const task& t) const;
    void lend_priorities();
    void measure_step(task& by);
    void follow_masks(const task& by);
    bool keeps_away(const interrupt_source& source, const task& by) const;
    void record(const operation& op);
    void begin_event(const wire::choice& choice, task& next);
    void refine_event(const operation& op);
    void add_core(wire::footprint& to, const task& t) const;
    void tell_the_end();
    void event_is_over(std::size_t depth);
    void see_own_core(task& next);
    void give_way_now_and_then(task& me);
    bool shares_time(const task& t) const;
    bool may_go_on_after_yield(const task& t);
    bool times_out_on_and_on(const task& t);
    void apply_rules(task& t);
    [[noreturn]] void leave();
    [[noreturn]] void cut_off();
    [[noreturn]] void conclude();
    [[noreturn]] void reach_the_horizon();
    [[noreturn]] void cut_by_length();
    [[noreturn]] void leave_unfinished();
    bool comes_too_early(const task& t) const;
    wire::choice decide_unrecorded(task* chooser);

    bool running_ = false;
    task* current_ = nullptr;
    task* alone_ = nullptr;
    task* stopped_ = nullptr;
    task* solo_ = nullptr;
    turn_taking turns_{};
    bool changed_ = false, offers_ = false;  // since who could run alone was offered; and it is to be offered now
    std::int64_t clock_ns_ = 0;
    time_rules time_;
    std::uint64_t steps_ = 0, trace_hash_ = 0, execution_ = 0;
    std::uint64_t steps_since_clock_ = 0;  // since an expiry moved the clock
    std::size_t depth_ = 0, prefix_length_ = 0;
    const wire::order* order_ = nullptr;
    wire::session* session_ = nullptr;
    explore::strategy* strategy_ = nullptr;
    explore::candidates open_;
    own::vector<task*> tasks_;  // all of this execution, by id
    own::vector<task*> alive_;
    own::vector<std::uint32_t> free_slots_;
    own::vector<interrupt_source> interrupts_;
    std::uint64_t next_ticket_ = 0;
    const task* runner_ = nullptr;  // who made the last steps in a row, and how many
    std::uint32_t run_length_ = 0;
    void* driver_stack_ = nullptr;
    std::uint64_t driver_base_ = 0;
    unsigned active_interrupts_ = 0;
    std::uint64_t interrupts_begun_ = 0;
    std::uint32_t used_slots_ = 0;
    std::uint32_t most_tasks_ = 0;
    std::int32_t preemptions_ = 0;
    bool wants_more_threads_ = false, program_sets_priorities_ = false, warned_ = false;
    bool inheritance_ = false, watched_a_loop_ = false;
    bool silenced_ = false;  // interrupts do not come any more
    bool may_rest_ = false, circle_closed_ = false, cores_are_kept_ = false;
    std::int64_t slack_beside_ = 0;
    bool (*knows_rest_)() = nullptr;
    bool (*held_back_)(const task&) = nullptr;
    void (*on_switch_)(const task&) = nullptr;
    void (*on_too_long_)() = nullptr;
    void (*on_time_over_)() = nullptr;
    std::uint64_t computing_steps_ = 0;
    bool masks_in_use_ = false;
    bool redundant_ = false, cores_matter_ = false, out_of_turn_ = false;
    // What the event going on touches: before its operation has taken effect, whatever it might touch.
    wire::footprint event_{}, event_beside_{};
    const operation* event_operation_ = nullptr;
    bool weak_ = false, reversals_are_limited_ = false;
    trace_order trace_;
    judge::loop_watch loop_;
    wire::finding finding_{}, warning_{};

    friend void inheritance_in_use(computer&);
    friend class pause_simulation;
};

extern computer the_computer;
inline bool simulating() { return the_computer.running(); }
inline task& current_task() { return the_computer.current(); }
inline void inheritance_in_use(computer& c) { c.inheritance_ = true; }

/// While it lives, what the current task calls is not the program's doing: interceptors let it through.
class pause_simulation {
public:
    explicit pause_simulation(computer& c) : computer_(c), was_(c.running_) { c.running_ = false; }
    ~pause_simulation() { computer_.running_ = was_; }
    pause_simulation(const pause_simulation&) = delete;
    pause_simulation& operator=(const pause_simulation&) = delete;

private:
    computer& computer_;
    bool was_;
};

/// The caller's callee-saved registers, return address and stack, as they are in an exported function's frame: rule A
/// compares them. Relies on GCC's prologue with a frame pointer and __builtin_unwind_init; tests/machine checks it.
#define PAWL_CALLER_FRAME() (__builtin_unwind_init(), static_cast<const std::uint64_t*>(__builtin_frame_address(0)))

/// Return address of an exported function called from the program.
#define PAWL_LOCK_SITE() \
    pawl::check::machine::call_site::of(static_cast<const std::uint64_t*>(__builtin_frame_address(0)))
#define PAWL_CALL_SITE() reinterpret_cast<std::uint64_t>(__builtin_return_address(0))

}  // namespace pawl::check::machine
