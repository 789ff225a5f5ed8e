#include "check/intercept/time.hpp"

#include <errno.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "check/intercept/cancellation.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

using machine::no_deadline;
using machine::operation;
using machine::task;
using machine::the_computer;
using wire::operation_kind;

constexpr std::int64_t second = 1'000'000'000;

bool never(const operation&, const task&) { return false; }
int nobody(const operation&) { return -1; }
constexpr machine::wait_rule sleep_rule{never, nobody};

std::int64_t nanoseconds(const timespec& t) { return t.tv_sec * second + t.tv_nsec; }
bool valid(const timespec* t) { return t && t->tv_sec >= 0 && t->tv_nsec >= 0 && t->tv_nsec < second; }
timespec to_timespec(std::int64_t ns) { return {ns / second, ns % second}; }
bool is_realtime(clockid_t clock) {
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI;
}

}  // namespace

std::int64_t deadline_from(const timespec* time, clockid_t clock) {
    if (!time) return no_deadline;
    if (time->tv_sec > no_deadline / second - 1 - realtime_offset_ns / second) return no_deadline;
    return nanoseconds(*time) - (is_realtime(clock) ? realtime_offset_ns : 0);
}

std::int64_t deadline_after(const timespec* duration) {
    if (!duration) return no_deadline;
    if (duration->tv_sec > no_deadline / second / 2) return no_deadline;
    return the_computer.now() + nanoseconds(*duration);
}

void sleep_until(std::int64_t deadline, const std::uint64_t* frame) {
    if (!machine::simulating()) return;
    act_on_cancellation();
    operation op;
    op.kind = operation_kind::sleep;
    op.rule = &sleep_rule;
    op.deadline = deadline;
    op.value_after = static_cast<std::uint64_t>(deadline);
    op.cancellable = true;
    the_computer.perform(op);
    the_computer.done(op, frame);
    act_on_cancellation();
}

std::int64_t read_clock(const std::uint64_t* frame) {
    if (!machine::simulating()) return the_computer.now();
    // Each look takes a moment. A task that looks again and again is waiting for time to pass: let it pass faster, so
    // that a busy wait for ten milliseconds is a few looks and not ten thousand.
    constexpr std::int64_t moment = 100;
    constexpr std::uint32_t patient_looks = 8;
    task& me = machine::current_task();
    operation op;
    op.kind = operation_kind::read_clock;
    const std::uint32_t looks = me.window.unchanged;
    if (looks > patient_looks) the_computer.perform(op);
    const std::uint32_t haste = looks > patient_looks ? (looks - patient_looks) / 2 : 0;
    the_computer.advance_clock(the_computer.now() + (moment << (haste < 24 ? haste : 24)));
    the_computer.done(op, frame);
    return the_computer.now();
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT int nanosleep(const timespec* duration, timespec* left) {
    if (!valid(duration)) return errno = EINVAL, -1;
    sleep_until(deadline_after(duration), PAWL_CALLER_FRAME());
    if (left) *left = {};
    return 0;
}

PAWL_EXPORT int clock_nanosleep(clockid_t clock, int flags, const timespec* time, timespec* left) {
    if (!valid(time)) return EINVAL;
    sleep_until(flags & TIMER_ABSTIME ? deadline_from(time, clock) : deadline_after(time), PAWL_CALLER_FRAME());
    if (left && !(flags & TIMER_ABSTIME)) *left = {};
    return 0;
}

PAWL_EXPORT int usleep(useconds_t microseconds) {
    sleep_until(the_computer.now() + std::int64_t{microseconds} * 1000, PAWL_CALLER_FRAME());
    return 0;
}

PAWL_EXPORT unsigned sleep(unsigned seconds) {
    sleep_until(the_computer.now() + std::int64_t{seconds} * second, PAWL_CALLER_FRAME());
    return 0;
}

PAWL_EXPORT int clock_gettime(clockid_t clock, timespec* out) {
    const std::int64_t now = read_clock(PAWL_CALLER_FRAME());
    *out = to_timespec(is_realtime(clock) ? now + realtime_offset_ns : now);
    return 0;
}

PAWL_EXPORT int timespec_get(timespec* out, int base) {
    if (base != TIME_UTC) return 0;
    *out = to_timespec(read_clock(PAWL_CALLER_FRAME()) + realtime_offset_ns);
    return base;
}

PAWL_EXPORT int gettimeofday(timeval* out, void*) {
    const std::int64_t now = read_clock(PAWL_CALLER_FRAME()) + realtime_offset_ns;
    *out = {now / second, now % second / 1000};
    return 0;
}

PAWL_EXPORT time_t time(time_t* out) {
    const time_t now = (read_clock(PAWL_CALLER_FRAME()) + realtime_offset_ns) / second;
    if (out) *out = now;
    return now;
}

PAWL_EXPORT clock_t clock() { return read_clock(PAWL_CALLER_FRAME()) / (second / CLOCKS_PER_SEC); }
