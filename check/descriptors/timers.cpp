// timerfd: what it is set to.
#include <errno.h>
#include <sys/timerfd.h>

#include "check/descriptors/counters.hpp"
#include "check/descriptors/table.hpp"
#include "check/descriptors/waiting.hpp"

namespace pawl::check::descriptors {
namespace {

constexpr std::int64_t second = 1'000'000'000;

std::int64_t nanoseconds(const timespec& t) { return t.tv_sec * second + t.tv_nsec; }
timespec to_timespec(std::int64_t ns) { return {ns / second, ns % second}; }
bool valid(const timespec& t) { return t.tv_sec >= 0 && t.tv_nsec >= 0 && t.tv_nsec < second; }

}  // namespace

itimerspec left_of(const description& timer) {
    itimerspec left{};
    left.it_interval = to_timespec(timer.interval);
    if (timer.expires == machine::no_deadline) return left;
    const std::int64_t now = machine::the_computer.now();
    std::int64_t next = timer.expires;
    if (next <= now && timer.interval > 0) next += static_cast<std::int64_t>(expirations(timer)) * timer.interval;
    left.it_value = to_timespec(next > now ? next - now : 0);
    return left;
}

int set_timer(int number, int flags, const itimerspec& time, itimerspec* old, std::int64_t ahead) {
    description& d = *find(number);
    if (d.kind != description_kind::timer || !valid(time.it_value) || !valid(time.it_interval)) return -EINVAL;
    waiting w{wire::descriptor_call::set_timer};
    w.about(d.in);
    w.touch(d.in, wire::touch::writes);
    w.deadline = machine::no_deadline;
    machine::the_computer.perform(w);
    w.settle(false);
    if (old) *old = left_of(d);
    const std::int64_t value = nanoseconds(time.it_value);
    const std::int64_t begins = flags & TFD_TIMER_ABSTIME ? -ahead : machine::the_computer.now();
    d.expires = value == 0 ? machine::no_deadline : begins + value;
    d.interval = nanoseconds(time.it_interval);
    machine::the_computer.touches(machine::clock_place(wire::touch::reads));
    d.in->changed();
    machine::the_computer.done(w);
    return 0;
}

}  // namespace pawl::check::descriptors
