#include "check/supervise/stop_signals.hpp"

#include <iterator>

namespace pawl::check::supervise {
namespace {

volatile std::sig_atomic_t asked_to_stop = 0;

// SIGCHLD is caught for one reason: it ends a wait, so that a worker's death is seen at once.
constexpr int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGCHLD};

void note(int number) {
    if (number != SIGCHLD) asked_to_stop = 1;
}

}  // namespace

stop_signals::stop_signals() {
    asked_to_stop = 0;
    struct sigaction action {};
    action.sa_handler = note;  // without SA_RESTART: waits end
    for (std::size_t i = 0; i < std::size(caught); ++i) sigaction(caught[i], &action, &before_[i]);
}

stop_signals::~stop_signals() {
    for (std::size_t i = 0; i < std::size(caught); ++i) sigaction(caught[i], &before_[i], nullptr);
}

bool stop_signals::asked() { return asked_to_stop != 0; }

}  // namespace pawl::check::supervise
