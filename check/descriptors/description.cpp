#include "check/descriptors/description.hpp"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>

#include <cstring>

#include "check/descriptors/loopback.hpp"
#include "check/descriptors/poll_set.hpp"
#include "check/descriptors/pending_signal.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::descriptors {
namespace {

constexpr short readable = POLLIN | POLLRDNORM, writable = POLLOUT | POLLWRNORM;

short pipe_readiness(const description& d) {
    short ready = 0;
    if (d.in && d.in->anything()) ready |= readable;
    if (d.in && d.in->ended()) ready |= POLLHUP;
    if (d.out && (d.out->space() >= PIPE_BUF || d.out->readers == 0)) ready |= writable;
    if (d.out && d.out->readers == 0) ready |= POLLERR;
    return ready;
}

short stream_readiness(const description& d) {
    if (d.state == socket_state::listening) return d.in->anything() ? readable : short{0};
    if (d.state != socket_state::connected) return writable | POLLHUP;
    short ready = 0;
    if (d.in->readable() || d.shut_for_reading) ready |= readable;
    if (d.in->ended() || d.shut_for_reading) ready |= POLLRDHUP;
    if ((d.in->ended() || d.shut_for_reading) && d.shut_for_writing) ready |= POLLHUP;
    if (!d.out->full() || d.out->readers == 0 || d.shut_for_writing) ready |= writable;
    return ready;
}

short datagram_readiness(const description& d) {
    short ready = 0;
    if (d.in->anything() || d.shut_for_reading) ready |= readable;
    if (!d.out || !d.out->full() || d.out->readers == 0) ready |= writable;
    return ready;
}

void end_records(channel& c) {
    for (record* one = c.oldest; one; one = one->next)
        if (one->connection) end_description(*one->connection);
}

}  // namespace

description* make_description(description_kind kind, int flags) {
    auto* d = static_cast<description*>(machine::execution_memory(sizeof(description)));
    std::memset(static_cast<void*>(d), 0, sizeof *d);
    d->kind = kind;
    d->nonblocking = (flags & O_NONBLOCK) != 0;
    d->access = O_RDWR;
    d->receive_limit = d->send_limit = d->expires = machine::no_deadline;
    return d;
}

void end_description(description& d) {
    leave_poll_sets(d);
    if (d.in) {
        if (!d.shut_for_reading) --d.in->readers;
        d.in->more_room();
        end_records(*d.in);
    }
    const bool ends_a_direction = d.kind == description_kind::pipe_end || d.kind == description_kind::stream;
    if (d.out && ends_a_direction && !d.shut_for_writing) --d.out->writers;
    if (d.out) d.out->more_to_read();
    forget_name(d);
}

short readiness(const description& d) {
    switch (d.kind) {
        case description_kind::pipe_end: return pipe_readiness(d);
        case description_kind::stream: return stream_readiness(d);
        case description_kind::datagram: return datagram_readiness(d);
        case description_kind::event_counter:
            return static_cast<short>((d.count > 0 ? readable : 0) | (d.count < ULLONG_MAX - 1 ? writable : 0));
        case description_kind::timer: return d.expires <= machine::the_computer.now() ? readable : short{0};
        case description_kind::signals: return signal_is_pending(d.signals) ? readable : short{0};
        case description_kind::poll_set: return any_ready(d) ? readable : short{0};
    }
    return 0;
}

std::int64_t ready_at(const description& d) {
    if (d.kind == description_kind::timer) return d.expires;
    if (d.kind == description_kind::poll_set) return set_ready_at(d);
    return machine::no_deadline;
}

}  // namespace pawl::check::descriptors
