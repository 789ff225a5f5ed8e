#include "check/supervise/conversation.hpp"

#include <algorithm>
#include <csignal>

#include "check/supervise/futex_word.hpp"
#include "check/supervise/stop_signals.hpp"
#include "check/supervise/watchdog.hpp"
#include "check/supervise/worker_time.hpp"

namespace pawl::check::supervise {
namespace {

using clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr auto turn_supervisor = static_cast<std::uint32_t>(wire::turn_of::supervisor);
constexpr auto turn_worker = static_cast<std::uint32_t>(wire::turn_of::worker);

void give_turn(wire::session& session) {
    // release: the order is visible to the worker's acquire
    session.turn.store(turn_worker, std::memory_order_release);
    wake_all(session.turn);
}

void hand_over(wire::session& session) {
    session.result.kind = wire::answer_kind::none;
    session.result.what.kind = wire::finding_kind::none;
    session.result.executions = 0;
    session.result.redundant = 0;
    session.result.unsupported_seen = false;
    session.result.pruned_by_bound = false;
    session.stop.store(0, std::memory_order_relaxed);
    session.ask.state.store(static_cast<std::uint32_t>(wire::question_state::idle), std::memory_order_relaxed);
    session.now.executions.store(0, std::memory_order_relaxed);
    session.now.steps.store(0, std::memory_order_relaxed);
    session.now.live_steps.store(0, std::memory_order_relaxed);
    session.now.depth.store(0, std::memory_order_relaxed);
    give_turn(session);
}

void answer_question(wire::session& session, const worker& with, const listeners& hear) {
    session.ask.promised = 0;
    session.ask.function[0] = '\0';
    if (hear.question) hear.question(session.ask, with);
    session.ask.state.store(static_cast<std::uint32_t>(wire::question_state::answered), std::memory_order_release);
    wake_all(session.ask.state);
}

}  // namespace

reply carry_out(session_block& block, worker& with, const listeners& hear, const patience& waits) {
    wire::session& session = *block;
    const bool timed = session.current.time_limit_ns != 0;
    const auto start = clock::now();
    const auto overdue = start + std::chrono::nanoseconds(session.current.time_limit_ns) + milliseconds(2000);
    hand_over(session);

    worker_time works(with.process(), start);
    watchdog dog(waits.without_heartbeat, start);
    watchdog quiet(
        std::min<milliseconds>(std::chrono::duration_cast<milliseconds>(waits.without_heartbeat), milliseconds(1500)),
        start);
    std::optional<clock::time_point> give_up;  // when an unanswered stop or bark becomes a kill
    bool silent = false;
    reply result;
    // Short slices at first: most orders and questions come within milliseconds.
    milliseconds slice{1};
    auto next_tick = start;
    for (;;) {
        wait_while(session.turn, turn_worker, slice);
        slice = std::min(slice * 2, milliseconds(50));
        if (session.turn.load(std::memory_order_acquire) == turn_supervisor) {
            if (hear.answered) hear.answered(with);
            return {};
        }
        if (session.ask.state.load(std::memory_order_acquire) ==
            static_cast<std::uint32_t>(wire::question_state::asked)) {
            answer_question(session, with, hear);
            // Reading symbols takes seconds on a busy machine: that is no silence of the worker's.
            const auto answered = works.at(clock::now());
            dog.excuse(answered);
            quiet.excuse(answered);
            slice = milliseconds(1);
        }
        if (const auto status = with.death()) {
            // It may have answered and died at once.
            if (session.turn.load(std::memory_order_acquire) == turn_supervisor) return {};
            result.result = reply::how::died;
            result.wait_status = *status;
            break;
        }
        const auto now = clock::now();
        if (hear.tick && now >= next_tick) {
            hear.tick(session);
            next_tick = now + milliseconds(50);
        }
        if (give_up) {
            if (now < *give_up) continue;
            with.kill();
            break;
        }
        const auto worked = works.at(now);
        // Long silent when the time is over: it hangs, and where it hangs is worth more than that it was too slow.
        silent = quiet.barks(session.now, worked) || silent;
        if (stop_signals::asked() && session.stop.exchange(1, std::memory_order_relaxed) == 0) {
            give_up = now + waits.after_stop;
            result.result = reply::how::interrupted;
        } else if (timed && now > overdue && !silent) {
            session.stop.store(1, std::memory_order_relaxed);
            give_up = now + waits.after_stop;
            result.result = reply::how::overdue;
        } else if (dog.barks(session.now, worked) || (timed && now > overdue && silent)) {
            result.result = reply::how::out_of_sight;
            result.where = blocked_in_kernel(with.process());
            with.signal(SIGUSR2);
            give_up = now + waits.after_bark;
        }
        if (give_up) slice = milliseconds(1);
    }
    return result;
}

void dismiss(session_block& block, worker& with) {
    wire::session& session = *block;
    if (session.turn.load(std::memory_order_acquire) == turn_supervisor && !with.death()) {
        // Not hand_over(): the last answer is still to be read.
        session.current.kind = wire::order_kind::leave;
        give_turn(session);
        const auto limit = clock::now() + milliseconds(200);
        while (!with.death() && clock::now() < limit) wait_while(session.turn, turn_worker, milliseconds(2));
    }
    with.kill();
    session.turn.store(turn_supervisor, std::memory_order_relaxed);
}

}  // namespace pawl::check::supervise
