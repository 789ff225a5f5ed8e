#include "check/supervise/trial.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <span>
#include <thread>

#include "check/report/function_path.hpp"
#include "check/report/loaded_modules.hpp"
#include "check/report/loop_place.hpp"
#include "check/report/numbers.hpp"
#include "check/report/promised_wait.hpp"
#include "check/supervise/promised_calls.hpp"
#include "check/supervise/stop_signals.hpp"

namespace pawl::check::supervise {
namespace {

// Several trials may ask at once, and libdw makes no promise about that.
std::mutex libdw;

constexpr std::uint32_t most_tasks = 4096;
constexpr int most_restarts = 1000;

// Statuses of the runtime, when it cannot even begin.
constexpr int other_version = 71;
constexpr int threads_refused = 72;

std::string early_death_words(int wait_status) {
    const int status = WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 0;
    if (status == other_version) return "the program was built by another version of pawl: build it again";
    if (status == threads_refused) return "the system refuses as many threads as the program wants";
    // The watchdog's signal, before the program could tell where it stands.
    if (WIFSIGNALED(wait_status) && WTERMSIG(wait_status) == SIGUSR2)
        return "the program did not come to its first step in time";
    return "the program " + death_words(wait_status) + " without a word";
}

}  // namespace

void trial::fresh_worker() {
    if (!worker_) return;
    dismiss(session_, *worker_);
    worker_.reset();
}

std::optional<std::string> trial::ensure_worker() {
    if (worker_ && !worker_->death()) return std::nullopt;
    fresh_worker();
    // A worker that died in the middle of its turn left it so: the next one must wait for its order.
    session_->turn.store(static_cast<std::uint32_t>(wire::turn_of::supervisor), std::memory_order_release);
    session_->result.kind = wire::answer_kind::none;
    session_->result.what.kind = wire::finding_kind::none;
    auto started = worker::start(launch_, session_.descriptor());
    if (!started) return started.error();
    worker_.emplace(std::move(*started));
    wait_until_loaded();
    return std::nullopt;
}

// A program may crash in its first execution, before any answer: what is loaded where must be known by then. And its
// static constructors run before it waits for its turn: what they end with must not be wiped out by an order.
void trial::wait_until_loaded() {
    using namespace std::chrono_literals;
    constexpr std::uintptr_t turn = wire::session_address + offsetof(wire::session, turn);  // as the worker sees it
    const std::string waiting = "202 " + report::hexadecimal(turn) + " ";
    const auto limit = std::chrono::steady_clock::now() + 2s;
    while (!worker_->death() && std::chrono::steady_clock::now() < limit) {
        std::ifstream in("/proc/" + std::to_string(worker_->process()) + "/syscall");
        std::string line;
        if (!std::getline(in, line) || line.starts_with(waiting)) break;
        std::this_thread::sleep_for(1ms);
    }
    remember_modules();
}

// A worker that is gone has none: what was known then stays.
void trial::remember_modules() {
    std::string now = report::memory_map_of(worker_->process());
    // The kernel names it without "./" and links.
    std::error_code error;
    if (now.find(std::filesystem::weakly_canonical(launch_.executable, error).string()) == std::string::npos) return;
    // The same modules at the same places: symbols that are known already stay known.
    if (maps_.empty() || report::module_lines(now) != report::module_lines(maps_)) symbols_.reset();
    const bool changed = !symbols_;
    maps_ = std::move(now);
    if (!changed) return;
    const std::lock_guard hold(libdw);
    name_promised_functions(*session_, symbols(), promise_);
}

report::symbolizer& trial::symbols() {
    if (!symbols_) symbols_ = std::make_unique<report::symbolizer>(maps_);
    return *symbols_;
}

void trial::answer(wire::question& asked) {
    if (asked.about == wire::question_about::finding) {
        remember_modules();  // shared objects may have been loaded meanwhile
        const std::lock_guard hold(libdw);
        asked.promised = knows_ && knows_(*session_, symbols());
        return;
    }
    const std::lock_guard hold(libdw);
    if (asked.about == wire::question_about::wait) {
        const auto broken =
            report::promise_broken_by_wait(symbols().frames_of(asked.stack), promise_, launch_.executable.string());
        asked.promised = broken.has_value();
        std::strncpy(asked.function, broken.value_or("").c_str(), sizeof asked.function - 1);
        return;
    }
    // The outermost one: what the user's code called, not the library's inner function of a similar name.
    const auto stack = symbols().frames_of(asked.stack);
    const std::span loop(asked.loop_pc, std::min<std::size_t>(asked.loop_count, wire::max_loop_places));
    for (std::size_t i = 0; i < stack.size(); ++i) {
        if (!promise_.promises(stack[i].function) || !report::loop_stays_in(symbols(), stack, i, loop)) continue;
        asked.promised = 1;
        const std::string name = report::path_of(stack[i].function).whole();
        std::strncpy(asked.function, name.c_str(), sizeof asked.function - 1);
        asked.function[sizeof asked.function - 1] = '\0';
    }
}

// A worker that has ended before its first order has nothing to be told any more, but may have said something.
reply trial::give(const listeners& hear) {
    const auto status = worker_->death();
    if (!status) return carry_out(session_, *worker_, hear);
    const bool said_something = session_->result.kind != wire::answer_kind::none;
    return {said_something ? reply::how::answered : reply::how::died, *status, {}};
}

trial_result trial::run(const wire::order& wanted, const std::function<void(const wire::session&)>& tick) {
    trial_result result;
    const auto end = [&](trial_result::how how, std::string message) {
        result.ended = how;
        result.message = std::move(message);
        return result;
    };
    const auto end_lost = [&] {
        result.begin_again = true;
        return end(trial_result::how::limited, {});
    };
    const auto start = std::chrono::steady_clock::now();
    listeners hear;
    hear.question = [this](wire::question& asked, const worker&) { answer(asked); };
    hear.tick = tick;
    hear.answered = [this](const worker&) {
        // Shared objects may have been loaded meanwhile.
        if (session_->result.kind == wire::answer_kind::found) remember_modules();
    };
    // What is to be replayed is overwritten by what was run: kept for another attempt.
    std::vector<wire::choice> given;
    if (wanted.kind == wire::order_kind::replay)
        given.assign(session_->schedule, session_->schedule + session_->schedule_length);
    session_->current = wanted;
    for (int restarts = 0; restarts <= most_restarts; ++restarts) {
        if (auto failure = ensure_worker()) return end(trial_result::how::impossible, *failure);
        if (!session_->current.resume && wanted.kind == wire::order_kind::search) {
            session_->search.depth = 0;
            session_->reduced.depth = 0;
            session_->search.executions = 0;
            session_->search.pruned_by_bound = false;
        }
        if (wanted.time_limit_ns != 0) {
            const auto spent = static_cast<std::uint64_t>((std::chrono::steady_clock::now() - start).count());
            if (spent >= wanted.time_limit_ns) return end(trial_result::how::limited, {});
            session_->current.time_limit_ns = wanted.time_limit_ns - spent;
        }
        std::ranges::copy(given, session_->schedule);
        if (wanted.kind == wire::order_kind::replay)
            session_->schedule_length = static_cast<std::uint32_t>(given.size());
        const bool simulated_constructors = session_->simulate_constructors;
        const reply said = give(hear);
        const wire::answer& answer = session_->result;
        const bool answered = said.result == reply::how::answered;
        result.executions += answered ? answer.executions : session_->now.executions.load(std::memory_order_relaxed);
        result.redundant += answered ? answer.redundant : 0;
        if (!answered) worker_.reset();
        switch (said.result) {
            case reply::how::answered: break;
            case reply::how::died:
                // The fault handler writes what it can; otherwise only the status is known.
                if (answer.what.kind != wire::finding_kind::none) return end(trial_result::how::found, {});
                if (session_->simulate_constructors != simulated_constructors) continue;
                result.wait_status = said.wait_status;
                return end(trial_result::how::died, early_death_words(said.wait_status));
            case reply::how::out_of_sight:
                return end(trial_result::how::out_of_sight, "the program blocked outside of what is simulated" +
                                                                (said.where.empty() ? "" : " (" + said.where + ")"));
            case reply::how::interrupted: return end(trial_result::how::interrupted, {});
            case reply::how::overdue: return end(trial_result::how::limited, {});
        }
        switch (answer.kind) {
            case wire::answer_kind::exhausted:
                result.pruned_by_bound = answer.pruned_by_bound;
                return end(trial_result::how::exhausted, {});
            case wire::answer_kind::limit_reached: return end(trial_result::how::limited, {});
            case wire::answer_kind::stopped:
                return end(stop_signals::asked() ? trial_result::how::interrupted : trial_result::how::limited, {});
            case wire::answer_kind::found: return end(trial_result::how::found, {});
            case wire::answer_kind::diverged: return end(trial_result::how::diverged, answer.what.text);
            case wire::answer_kind::none: return end(trial_result::how::died, "the runtime gave no answer");
            case wire::answer_kind::more_threads:
                if (session_->pool_size >= most_tasks)
                    return end(trial_result::how::impossible,
                               "more than " + report::grouped(most_tasks) + " tasks at once");
                session_->pool_size = std::min(session_->pool_size * 2, most_tasks);
                fresh_worker();
                if (wanted.part) return end_lost();
                session_->current = wanted;
                session_->current.resume = false;
                break;
            case wire::answer_kind::restart_search:
                fresh_worker();
                if (wanted.part) return end_lost();
                session_->current = wanted;
                session_->current.resume = false;
                break;
        }
    }
    return end(trial_result::how::impossible,
               "the search had to begin anew " + report::grouped(most_restarts) + " times");
}

}  // namespace pawl::check::supervise
