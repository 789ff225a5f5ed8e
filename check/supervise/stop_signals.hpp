// Ctrl-C and SIGTERM end the exploring early: what was covered is still told.
#pragma once

#include <csignal>

namespace pawl::check::supervise {

/// While one exists, SIGINT, SIGTERM and SIGHUP are noted instead of ending the process.
class stop_signals {
public:
    stop_signals();
    ~stop_signals();
    stop_signals(const stop_signals&) = delete;
    stop_signals& operator=(const stop_signals&) = delete;

    static bool asked();

private:
    struct sigaction before_[4];
};

}  // namespace pawl::check::supervise
