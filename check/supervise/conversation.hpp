// One order given to a worker, until its answer or its end. Meanwhile: questions are answered, progress is shown, the
// watchdog listens.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "check/supervise/session_block.hpp"
#include "check/supervise/worker.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::supervise {

/// What happens beside the order; each may be empty.
struct listeners {
    std::function<void(wire::question&, const worker&)> question;  // fills promised and function
    std::function<void(const wire::session&)> tick;                // about twenty times a second
    std::function<void(const worker&)> answered;                   // the worker lives and has answered
};

struct reply {
    enum class how {
        answered,      // session.result holds the answer
        died,          // `wait_status`; result.what may hold what its fault handler wrote
        out_of_sight,  // it made no progress and did not answer the watchdog: killed; `where` says what the kernel knew
        interrupted,   // Ctrl-C, and it did not stop in time: killed
        overdue,       // it did not heed the time limit: killed
    } result = how::answered;
    int wait_status = 0;
    std::string where;
};

struct patience {
    std::chrono::milliseconds without_heartbeat{5000};  // of the time that the worker gets
    std::chrono::milliseconds after_bark{3000};
    std::chrono::milliseconds after_stop{1000};
};

/// Gives the order that stands in session->current and waits. On every result but `answered` the worker is gone.
reply carry_out(session_block& session, worker& with, const listeners& hear, const patience& waits = {});

/// Ends a worker in peace: it may flush what its sanitizers or profilers hold. Killed if it does not go.
void dismiss(session_block& session, worker& with);

}  // namespace pawl::check::supervise
