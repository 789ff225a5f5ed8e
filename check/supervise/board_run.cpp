#include "check/supervise/board_run.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "check/supervise/finding_class.hpp"
#include "check/supervise/inconclusive.hpp"
#include "check/supervise/machines.hpp"

namespace pawl::check::supervise {
namespace {

constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();

// Out of the ring, whatever place it stands at.
void copy_out(const wire::board& board, std::uint64_t at, void* to, std::size_t size) {
    const std::size_t start = at % wire::board_log_bytes;
    const std::size_t before_end = std::min(wire::board_log_bytes - start, size);
    std::memcpy(to, board.log + start, before_end);
    std::memcpy(static_cast<char*>(to) + before_end, board.log, size - before_end);
}

}  // namespace

board_run::board_run(session_block& session, const board_request& wanted, const report::promise_matcher& promise,
                     board_listener listener)
    : session_(session), wanted_(wanted), listener_(std::move(listener)), trial_(session, wanted.program, promise) {
    wire::board& board = session_->on_board;
    board.tells_all = wanted.tells_all;
    board.stimulus_count = static_cast<std::uint32_t>(std::min(wanted.stimuli.size(), wire::max_stimuli));
    std::copy_n(wanted.stimuli.begin(), board.stimulus_count, board.stimuli);
    session_->program_seed = wanted.seed;
    // To begin anew with more of them would tell everything twice.
    session_->pool_size = std::max<std::uint32_t>(session_->pool_size, 256);
}

void board_run::hand_on() {
    wire::board& board = session_->on_board;
    const std::uint64_t written = board.written.load(std::memory_order_acquire);
    std::uint64_t at = board.read.load(std::memory_order_relaxed);
    while (at < written) {
        wire::board_event event;
        copy_out(board, at, &event, sizeof event);
        bytes_.resize(event.size);
        if (event.size > 0) copy_out(board, at + sizeof event, bytes_.data(), event.size);
        at += sizeof event + ((event.size + 7u) & ~7u);
        board.read.store(at, std::memory_order_release);
        listener_(event, {bytes_.data(), bytes_.size()});
    }
}

board_outcome board_run::run() {
    wire::order order{};
    order.kind = wire::order_kind::run;
    order.on = asked_machine(wanted_.cores);
    order.max_executions = 1;
    order.max_steps = no_limit;
    order.preemption_bound = -1;
    order.unchanged_limit = no_limit;
    order.seed = wanted_.seed;
    order.horizon_ns = wanted_.horizon.count();
    const trial_result came = trial_.run(order, [this](const wire::session&) { hand_on(); });
    hand_on();
    board_outcome told;
    report::verdict& verdict = told.verdict;
    verdict.executable = wanted_.program.executable.string();
    verdict.executions = 1;
    verdict.board = wanted_.board;
    verdict.seed = wanted_.seed;
    verdict.on = order.on;
    verdict.what = session_->result.what;
    verdict.recorded.named = {session_->named.at,
                              session_->named.at + std::min<std::size_t>(session_->named.count, wire::max_named_objects)};
    told.time_was_over = session_->cut_by_horizon > 0;
    switch (came.ended) {
        case trial_result::how::interrupted:
            verdict.result = report::outcome::inconclusive;
            verdict.reason = "stopped by you";
            verdict.what.reset();
            return told;
        case trial_result::how::found:
        case trial_result::how::exhausted:
        case trial_result::how::limited: break;
        default:
            verdict.result = report::outcome::inconclusive;
            verdict.reason = came.message.empty() ? "the program could not be run" : came.message;
            verdict.what.reset();
            return told;
    }
    const wire::finding_kind kind = verdict.what->kind;
    if (is_wrong(kind)) verdict.result = report::outcome::wrong;
    if (is_inconclusive(kind)) {
        verdict.result = report::outcome::inconclusive;
        verdict.reason = inconclusive_reason(*verdict.what, 0);
    }
    return told;
}

}  // namespace pawl::check::supervise
