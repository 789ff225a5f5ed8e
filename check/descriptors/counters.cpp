#include "check/descriptors/counters.hpp"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <sys/signalfd.h>

#include <cstring>

#include "check/descriptors/happens_before.hpp"
#include "check/descriptors/program_memory.hpp"
#include "check/descriptors/transfer.hpp"
#include "check/descriptors/table.hpp"
#include "check/descriptors/waiting.hpp"

namespace pawl::check::descriptors {
namespace {

using machine::the_computer;
namespace condition = machine::condition;

constexpr std::uint64_t highest = ULLONG_MAX - 1;
int (*take_signal)(std::uint64_t) = nullptr;

bool something_there(const waiting& w) { return (readiness(*w.of) & POLLIN) != 0; }
bool fits(const waiting& w) { return w.amount <= highest - w.of->count; }

// Its channel stands for the count: whether there is anything, and room for more.
void count_changed(description& d) {
    d.in->bytes.size = d.count == 0 ? 0 : d.count < highest ? 1 : 2;
    d.in->more_to_read();
    d.in->more_room();
}

long put_number(std::uint64_t value, const iovec* parts, std::uint64_t count) {
    std::uint64_t done = 0;
    each_part(parts, count, 0, sizeof value, [&](char* to, std::uint64_t size) {
        write_to_program(to, reinterpret_cast<const char*>(&value) + done, size);
        done += size;
    });
    return sizeof value;
}

long put_signal(const description& d, const iovec* parts, std::uint64_t count) {
    signalfd_siginfo about{};
    about.ssi_signo = static_cast<std::uint32_t>(take_signal(d.signals));
    about.ssi_pid = 1000;
    std::uint64_t done = 0;
    each_part(parts, count, 0, sizeof about, [&](char* to, std::uint64_t size) {
        write_to_program(to, reinterpret_cast<const char*>(&about) + done, size);
        done += size;
    });
    return sizeof about;
}

std::uint64_t take_number(description& d) {
    if (d.kind == description_kind::timer) {
        const std::uint64_t times = expirations(d);
        d.expires = d.interval > 0 ? d.expires + static_cast<std::int64_t>(times) * d.interval : machine::no_deadline;
        return times;
    }
    const std::uint64_t value = d.one_by_one ? 1 : d.count;
    d.count -= value;
    return value;
}

}  // namespace

void take_signals_by(int (*take)(std::uint64_t of)) { take_signal = take; }

std::uint64_t expirations(const description& timer) {
    const std::int64_t now = the_computer.now();
    if (timer.expires > now) return 0;
    return timer.interval > 0 ? static_cast<std::uint64_t>((now - timer.expires) / timer.interval) + 1 : 1;
}

long read_counter(description& d, int number, const iovec* parts, std::uint64_t count, const std::uint64_t* frame) {
    const bool signals = d.kind == description_kind::signals;
    if (total(parts, count) < (signals ? sizeof(signalfd_siginfo) : sizeof(std::uint64_t))) return -EINVAL;
    waiting w{wire::descriptor_call::read};
    w.on(d);
    w.possible = something_there;
    w.about(d.in);
    w.touch(d.in, wire::touch::writes, condition::to_read);
    // A timer that is set anew meanwhile is looked at again.
    turn now = take_turn(w, !d.nonblocking, d.kind == description_kind::timer ? d.expires : machine::no_deadline);
    if (now == turn::late && something_there(w)) now = turn::possible;
    if (now == turn::late && !d.nonblocking) {
        the_computer.done(w);
        return receive(number, parts, count, 0, nullptr, frame);
    }
    if (now != turn::possible) {
        the_computer.done(w, frame);
        return now == turn::cancelled ? -EINTR : -EAGAIN;
    }
    acquire_from(*d.in);
    w.outcome = 1;
    const long result = signals ? put_signal(d, parts, count) : put_number(take_number(d), parts, count);
    count_changed(d);
    the_computer.done(w);
    return result;
}

long write_counter(description& d, int number, const iovec* parts, std::uint64_t count, const std::uint64_t* frame) {
    if (total(parts, count) < sizeof(std::uint64_t)) return -EINVAL;
    waiting w{wire::descriptor_call::write};
    std::uint64_t done = 0;
    each_part(parts, count, 0, sizeof w.amount, [&](const char* from, std::uint64_t size) {
        std::memcpy(reinterpret_cast<char*>(&w.amount) + done, from, size);
        done += size;
    });
    if (w.amount > highest) return -EINVAL;
    w.on(d);
    w.possible = fits;
    w.about(d.in);
    w.touch(d.in, wire::touch::writes, condition::to_write);
    const turn now = take_turn(w, !d.nonblocking, machine::no_deadline);
    if (now != turn::possible) {
        the_computer.done(w, frame);
        return now == turn::cancelled ? -EINTR : -EAGAIN;
    }
    d.count += w.amount;
    release_into(*d.in);
    count_changed(d);
    the_computer.done(w);
    return sizeof(std::uint64_t);
}

}  // namespace pawl::check::descriptors
