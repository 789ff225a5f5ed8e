// What is read and written as a number of eight bytes: eventfd, timerfd; and signalfd's reports.
#pragma once

#include <sys/uio.h>
#include <time.h>

#include "check/descriptors/description.hpp"

namespace pawl::check::descriptors {

long read_counter(description& d, int number, const iovec* parts, std::uint64_t count, const std::uint64_t* frame);
long write_counter(description& d, int number, const iovec* parts, std::uint64_t count, const std::uint64_t* frame);

/// How often a timer has come to its end by now.
std::uint64_t expirations(const description& timer);

/// `ahead`: what its clock is ahead of the virtual one.
int set_timer(int number, int flags, const itimerspec& time, itimerspec* old, std::int64_t ahead);
itimerspec left_of(const description& timer);

/// Takes one pending signal of these for the current task: its number, 0 if there is none.
void take_signals_by(int (*take)(std::uint64_t of));

}  // namespace pawl::check::descriptors
