#include "check/supervise/trial.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <fstream>
#include <thread>

#include "check/report/function_path.hpp"
#include "check/report/loaded_modules.hpp"
#include "check/report/numbers.hpp"
#include "check/supervise/stop_signals.hpp"

namespace pawl::check::supervise {
namespace {

constexpr std::uint32_t most_tasks = 4096;
constexpr int most_restarts = 1000;

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
    auto started = worker::start(launch_, session_.descriptor());
    if (!started) return started.error();
    worker_.emplace(std::move(*started));
    if (maps_.empty()) wait_until_loaded();
    return std::nullopt;
}

// A program may crash in its first execution, before any answer: what is loaded where must be known by then. The worker
// is loaded once it waits for its turn.
void trial::wait_until_loaded() {
    using namespace std::chrono_literals;
    const std::string waiting = "202 " + report::hexadecimal(reinterpret_cast<std::uintptr_t>(&session_->turn));
    const auto limit = std::chrono::steady_clock::now() + 2s;
    while (!worker_->death() && std::chrono::steady_clock::now() < limit) {
        std::ifstream in("/proc/" + std::to_string(worker_->process()) + "/syscall");
        std::string line;
        if (!std::getline(in, line)) break;
        if (line.starts_with(waiting + " ")) break;
        std::this_thread::sleep_for(1ms);
    }
    maps_ = report::memory_map_of(worker_->process());
}

report::symbolizer& trial::symbols() {
    if (!symbols_) symbols_ = std::make_unique<report::symbolizer>(maps_);
    return *symbols_;
}

void trial::answer(wire::question& asked) {
    for (const report::source_frame& frame : symbols().frames_of(asked.stack)) {
        if (!promise_.promises(frame.function)) continue;
        asked.promised = 1;
        const std::string name = report::path_of(frame.function).whole();
        std::strncpy(asked.function, name.c_str(), sizeof asked.function - 1);
        asked.function[sizeof asked.function - 1] = '\0';
        return;
    }
}

trial_result trial::run(const wire::order& wanted, const std::function<void(const wire::session&)>& tick) {
    trial_result result;
    const auto end = [&](trial_result::how how, std::string message) {
        result.ended = how;
        result.message = std::move(message);
        return result;
    };
    const auto start = std::chrono::steady_clock::now();
    listeners hear;
    hear.question = [this](wire::question& asked, const worker&) { answer(asked); };
    hear.tick = tick;
    hear.answered = [this](const worker& with) {
        // Shared objects may have been loaded meanwhile.
        if (session_->result.kind != wire::answer_kind::found) return;
        maps_ = report::memory_map_of(with.process());
        symbols_.reset();
    };
    session_->current = wanted;
    for (int restarts = 0; restarts <= most_restarts; ++restarts) {
        if (auto failure = ensure_worker()) return end(trial_result::how::impossible, *failure);
        if (!session_->current.resume && wanted.kind == wire::order_kind::search) {
            session_->search.depth = 0;
            session_->search.executions = 0;
            session_->search.pruned_by_bound = false;
        }
        if (wanted.time_limit_ns != 0) {
            const auto spent = static_cast<std::uint64_t>((std::chrono::steady_clock::now() - start).count());
            if (spent >= wanted.time_limit_ns) return end(trial_result::how::limited, {});
            session_->current.time_limit_ns = wanted.time_limit_ns - spent;
        }
        const reply said = carry_out(session_, *worker_, hear);
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
                return end(trial_result::how::died, "the program " + death_words(said.wait_status) + " without a word");
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
                session_->current = wanted;
                session_->current.resume = false;
                break;
            case wire::answer_kind::restart_search:
                fresh_worker();
                session_->current = wanted;
                session_->current.resume = false;
                break;
        }
    }
    return end(trial_result::how::impossible,
               "the search had to begin anew " + report::grouped(most_restarts) + " times");
}

}  // namespace pawl::check::supervise
