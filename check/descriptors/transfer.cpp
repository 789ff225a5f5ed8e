#include "check/descriptors/transfer.hpp"

#include <errno.h>
#include <limits.h>
#include <sys/socket.h>

#include <cstring>

#include "check/descriptors/counters.hpp"
#include "check/descriptors/happens_before.hpp"
#include "check/descriptors/loopback.hpp"
#include "check/descriptors/program_memory.hpp"
#include "check/descriptors/table.hpp"
#include "check/descriptors/waiting.hpp"

namespace pawl::check::descriptors {
namespace {

using machine::the_computer;
using wire::descriptor_call;
namespace condition = machine::condition;

constexpr std::uint8_t for_reading = condition::to_read,
                       for_writing = condition::to_write;

std::int64_t until(std::int64_t limit) {
    return limit == machine::no_deadline ? limit : the_computer.now() + limit;
}

// Refused at once, because of what the socket is: no step of its own.
long looks(const description& d, long result) {
    the_computer.touches(machine::object_place(d.in->place->address, wire::touch::reads));
    return result;
}

long refused(turn what) {
    return what == turn::cancelled ? -EINTR : -EAGAIN;
}

bool something_to_read(const waiting& w) { return w.of->in->readable() || w.of->shut_for_reading; }

// Of a pipe, what is at most PIPE_BUF bytes goes in one piece.
bool room_to_write(const waiting& w) {
    const description& d = *w.of;
    if (d.shut_for_writing || d.out->readers == 0) return true;
    if (d.out->in_records) return !d.out->full();
    const bool whole = d.kind == description_kind::pipe_end && w.amount <= PIPE_BUF;
    return d.out->space() >= (whole ? w.amount : 1);
}

std::uint64_t take_bytes(channel& c, const iovec* parts, std::uint64_t count, std::uint64_t offset, std::uint64_t most,
                         bool leave) {
    const std::uint64_t got = most < c.bytes.size ? most : c.bytes.size;
    std::uint64_t done = 0;
    each_part(parts, count, offset, got, [&](char* to, std::uint64_t size) {
        note_written(to, size);
        c.bytes.copy(to, size, done);
        done += size;
    });
    if (!leave) c.bytes.drop(got);
    return got;
}

long take_message(channel& c, const iovec* parts, std::uint64_t count, int flags, received_from* from) {
    const record& first = *c.oldest;
    const std::uint64_t all = first.size, room = total(parts, count), got = all < room ? all : room;
    if (from) {
        from->from = first.from;
        from->flags = all > room ? MSG_TRUNC : 0;
    }
    take_bytes(c, parts, count, 0, got, true);
    if (!(flags & MSG_PEEK)) {
        c.bytes.drop(all);
        c.take_record();
    }
    return static_cast<long>(flags & MSG_TRUNC ? all : got);
}

void put(channel& c, const iovec* parts, std::uint64_t count, std::uint64_t offset, std::uint64_t size) {
    each_part(parts, count, offset, size, [&](const char* from, std::uint64_t here) { c.bytes.append(from, here); });
    release_into(c);
    c.more_to_read();
}

void put_message(channel& c, const iovec* parts, std::uint64_t count, const socket_address& from) {
    auto* fresh = static_cast<record*>(machine::execution_memory(sizeof(record)));
    std::memset(static_cast<void*>(fresh), 0, sizeof *fresh);
    fresh->size = total(parts, count);
    fresh->from = from;
    c.append(fresh);
    put(c, parts, count, 0, fresh->size);
}

// Where a datagram goes: the channel of whoever has that name, or of the socket it is connected to.
channel* aim(const description& d, const socket_address* to) {
    if (!to) return d.out;
    const description* target = named(*to);
    return target && target->kind == description_kind::datagram ? target->in : nullptr;
}

// Over UDP nobody knows that nobody is there; a socket that is connected hears of it.
long nobody_there(const description& d, const socket_address* to, long size) {
    return to && d.domain != AF_UNIX ? size : -ECONNREFUSED;
}

bool room_for_message(const waiting& w) {
    const auto* c = static_cast<const channel*>(w.more);
    return !c || w.of->shut_for_writing || c->readers == 0 || !c->full();
}

long send_message(description& d, int number, const iovec* parts, std::uint64_t count, int flags,
                  const socket_address* to, const std::uint64_t* frame) {
    const std::uint64_t size = total(parts, count);
    if (size > (d.domain == AF_UNIX ? socket_capacity : 65507)) return -EMSGSIZE;
    if (!to && d.state != socket_state::connected)
        return looks(d, d.domain == AF_UNIX ? -ENOTCONN : -EDESTADDRREQ);
    channel* target = aim(d, to);
    waiting w{descriptor_call::write};
    w.on(d);
    w.more = target;
    w.possible = room_for_message;
    w.about(target ? target : d.in);
    w.touch(target, wire::touch::writes, for_writing);
    if (to) w.touch(names_place(), wire::touch::reads);
    const turn now = take_turn(w, !d.nonblocking && !(flags & MSG_DONTWAIT), until(d.send_limit));
    long result = static_cast<long>(size);
    if (now != turn::possible)
        result = refused(now);
    else if (d.shut_for_writing)
        result = -EPIPE;
    else if (!target || target->readers == 0)
        result = nobody_there(d, to, result);
    else
        give_some_name(d), put_message(*target, parts, count, d.own);
    if (now == turn::possible) w.outcome = result >= 0;
    the_computer.done(w, result < 0 ? frame : nullptr);
    return result;
}

}  // namespace

long receive(int number, const iovec* parts, std::uint64_t count, int flags, received_from* from,
             const std::uint64_t* frame) {
    const std::uint64_t wanted = total(parts, count);
    std::uint64_t done = 0;
    for (;;) {
        description* found = find(number);
        if (!found) return -EBADF;
        description& d = *found;
        if (d.kind == description_kind::event_counter || d.kind == description_kind::timer ||
            d.kind == description_kind::signals)
            return read_counter(d, number, parts, count, frame);
        if (d.kind == description_kind::poll_set) return -EINVAL;
        if (!d.in) return -EBADF;
        if (d.kind == description_kind::stream && d.state != socket_state::connected) return looks(d, -ENOTCONN);
        if (wanted == 0 && !d.in->in_records) return 0;
        waiting w{descriptor_call::read};
        w.on(d);
        w.possible = something_to_read;
        w.about(d.in);
        w.touch(d.in, wire::touch::writes, for_reading);
        const turn now = take_turn(w, !d.nonblocking && !(flags & MSG_DONTWAIT), until(d.receive_limit));
        if (now != turn::possible) {
            the_computer.done(w, frame);
            return done > 0 ? static_cast<long>(done) : refused(now);
        }
        acquire_from(*d.in);
        if (d.in->in_records) {
            const long result = d.in->anything() ? take_message(*d.in, parts, count, flags, from) : 0;
            d.in->more_room();
            the_computer.done(w);
            return result;
        }
        const bool ended = !d.in->anything();
        const bool leave = (flags & MSG_PEEK) != 0;
        done += take_bytes(*d.in, parts, count, done, wanted - done, leave);
        if (!ended && !leave) d.in->more_room();
        the_computer.done(w, ended || leave ? frame : nullptr);
        if (ended || leave || !(flags & MSG_WAITALL) || done == wanted) {
            if (from) *from = {};
            return static_cast<long>(done);
        }
    }
}

long transmit(int number, const iovec* parts, std::uint64_t count, int flags, const socket_address* to,
              const std::uint64_t* frame) {
    const std::uint64_t wanted = total(parts, count);
    std::uint64_t done = 0;
    do {
        description* found = find(number);
        if (!found) return done > 0 ? static_cast<long>(done) : -EBADF;
        description& d = *found;
        if (d.kind == description_kind::event_counter) return write_counter(d, number, parts, count, frame);
        if (d.kind == description_kind::datagram) return send_message(d, number, parts, count, flags, to, frame);
        if (d.kind == description_kind::stream && d.state != socket_state::connected)
            return looks(d, d.domain == AF_UNIX ? -ENOTCONN : -EPIPE);
        if (!d.out) return d.kind == description_kind::pipe_end ? -EBADF : -EINVAL;
        if (wanted == 0) return 0;
        waiting w{descriptor_call::write};
        w.on(d);
        w.amount = wanted - done;
        w.possible = room_to_write;
        w.about(d.out);
        w.touch(d.out, wire::touch::writes, for_writing);
        const turn now = take_turn(w, !d.nonblocking && !(flags & MSG_DONTWAIT), until(d.send_limit));
        if (now != turn::possible) {
            the_computer.done(w, frame);
            return done > 0 ? static_cast<long>(done) : refused(now);
        }
        if (d.shut_for_writing || d.out->readers == 0) {
            w.outcome = 3;
            the_computer.done(w, frame);
            return done > 0 ? static_cast<long>(done) : -EPIPE;
        }
        const std::uint64_t space = d.out->space(), left = wanted - done, size = left < space ? left : space;
        put(*d.out, parts, count, done, size);
        done += size;
        the_computer.done(w);
        if (d.nonblocking || (flags & MSG_DONTWAIT)) break;
    } while (done < wanted);
    return static_cast<long>(done);
}

}  // namespace pawl::check::descriptors
