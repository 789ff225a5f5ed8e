#include "check/descriptors/making.hpp"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include "check/descriptors/table.hpp"

namespace pawl::check::descriptors {
namespace {

constexpr std::uint64_t counts = 2;

description& made_counter(int number, description_kind kind, const char* noun, int flags, std::uint64_t pc) {
    description& d = *make_description(kind, flags);
    d.noun = noun;
    d.in = make_channel(noun, pc, counts);
    d.in->readers = d.in->writers = 1;
    enter(number, d);
    return d;
}

description& socket_of(int domain, int type, std::uint64_t pc) {
    const int plain = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
    const bool datagram = plain == SOCK_DGRAM;
    description& d = *make_description(datagram ? description_kind::datagram : description_kind::stream, type);
    d.noun = "socket";
    d.domain = domain;
    d.type = plain;
    d.in = make_channel(d.noun, pc, socket_capacity, datagram || plain == SOCK_SEQPACKET);
    d.in->readers = 1;
    d.in->writers = datagram ? 1 : 0;  // anybody may send
    return d;
}

}  // namespace

table_change::table_change(wire::descriptor_call which, const description* on) : call_(which) {
    call_.touch(table_place(), wire::touch::writes);
    if (on) {
        call_.about(on->in ? on->in : on->out);
        call_.touch(on->in, wire::touch::writes);
        if (on->out != on->in) call_.touch(on->out, wire::touch::writes);
        // Whoever waits to be accepted is told.
        if (on->in && on->in->oldest && on->in->oldest->connection) machine::the_computer.touches_everything();
    }
    machine::the_computer.perform(call_);
    call_.settle(true);
}

void table_change::made(const description& d) {
    call_.about(d.in ? d.in : d.out);
    call_.touch(d.in, wire::touch::writes);
    if (d.out != d.in) call_.touch(d.out, wire::touch::writes);
}

void table_change::finish(bool done) {
    call_.outcome = done;
    ++table_place().version;
    machine::the_computer.done(call_);
}

description& make_pipe(const int numbers[2], int flags, std::uint64_t pc) {
    channel* const middle = make_channel("pipe", pc, pipe_capacity);
    middle->readers = middle->writers = 1;
    for (int end = 0; end < 2; ++end) {
        description& d = *make_description(description_kind::pipe_end, flags);
        d.noun = "pipe";
        (end == 0 ? d.in : d.out) = middle;
        d.access = end == 0 ? O_RDONLY : O_WRONLY;
        enter(numbers[end], d);
    }
    return *find(numbers[0]);
}

description& make_socket(int number, int domain, int type, std::uint64_t pc) {
    description& d = socket_of(domain, type, pc);
    enter(number, d);
    return d;
}

description& make_socket_pair(const int numbers[2], int domain, int type, std::uint64_t pc) {
    description *one = &socket_of(domain, type, pc), *other = &socket_of(domain, type, pc);
    for (description* d : {one, other}) {
        d->state = socket_state::connected;
        d->in->writers = 1;
        d->own.length = d->peer.length = sizeof(sa_family_t);
        d->own.any.sa_family = d->peer.any.sa_family = static_cast<sa_family_t>(domain);
    }
    one->out = other->in;
    other->out = one->in;
    enter(numbers[0], *one);
    enter(numbers[1], *other);
    return *one;
}

description& make_event_counter(int number, unsigned value, int flags, std::uint64_t pc) {
    description& d = made_counter(number, description_kind::event_counter, "eventfd", flags, pc);
    d.count = value;
    d.one_by_one = (flags & EFD_SEMAPHORE) != 0;
    d.in->bytes.size = value > 0;
    return d;
}

description& make_timer(int number, int flags, std::uint64_t pc) {
    return made_counter(number, description_kind::timer, "timerfd", flags, pc);
}

description& make_signals(int number, std::uint64_t signals, int flags, std::uint64_t pc) {
    description& d = made_counter(number, description_kind::signals, "signalfd", flags, pc);
    d.signals = signals;
    return d;
}

description& make_poll_set(int number, std::uint64_t pc) {
    return made_counter(number, description_kind::poll_set, "epoll set", 0, pc);
}

}  // namespace pawl::check::descriptors
