#include "check/descriptors/connecting.hpp"

#include <errno.h>
#include <sys/socket.h>

#include <cstring>

#include "check/descriptors/happens_before.hpp"
#include "check/descriptors/loopback.hpp"
#include "check/descriptors/table.hpp"
#include "check/descriptors/waiting.hpp"

namespace pawl::check::descriptors {
namespace {

using machine::the_computer;
using wire::descriptor_call;
namespace condition = machine::condition;

// A call that never waits, on a socket and on which names there are.
struct name_change : waiting {
    name_change(descriptor_call which, const description& d) : waiting(which) {
        about(d.in);
        touch(d.in, wire::touch::writes);
        if (d.out) touch(d.out, wire::touch::writes);
        touch(names_place(), wire::touch::writes);
        the_computer.perform(*this);
        settle(false);
    }
    int over(int result) {
        outcome = result >= 0;
        ++target->version;
        the_computer.done(*this);
        return result;
    }
};

bool listens(const description* d) { return d && d->state == socket_state::listening; }

bool taken_in(const waiting& w) {
    const auto* listening = static_cast<const description*>(w.more);
    return !listens(listening) || !listening->in->full();
}

// Both ends of the new connection; the other one waits to be accepted.
void connect_both(description& client, description& listening, std::uint64_t pc) {
    description& server = *make_description(description_kind::stream, 0);
    server.noun = "connection";
    server.domain = listening.domain;
    server.type = listening.type;
    server.in = make_channel_beside(*client.in, server.noun, pc, socket_capacity);
    server.in->in_records = client.in->in_records;
    server.in->readers = server.in->writers = 1;
    server.out = client.in;
    server.state = client.state = socket_state::connected;
    client.in->writers = 1;
    client.out = server.in;
    give_some_name(client);
    server.own = client.peer;
    server.peer = client.own;
    server.receive_limit = listening.receive_limit;
    server.send_limit = listening.send_limit;
    auto* fresh = static_cast<record*>(machine::execution_memory(sizeof(record)));
    std::memset(static_cast<void*>(fresh), 0, sizeof *fresh);
    fresh->connection = &server;
    listening.in->append(fresh);
    listening.in->more_to_read();
    release_into(*listening.in);
}

int aim_datagrams(description& d, const socket_address& address) {
    name_change call{descriptor_call::connect, d};
    description* target = named(address);
    if (!target && d.domain == AF_UNIX) return call.over(-ECONNREFUSED);
    d.out = target && target->kind == description_kind::datagram ? target->in : nullptr;
    d.peer = address;
    d.state = d.out ? socket_state::connected : d.state;
    give_some_name(d);
    return call.over(d.out ? 0 : -ECONNREFUSED);
}

}  // namespace

int bind_socket(int number, const socket_address& address) {
    description* d = find(number);
    name_change call{descriptor_call::bind, *d};
    if (address.any.sa_family != d->domain) return call.over(-EAFNOSUPPORT);
    return call.over(give_name(*d, address));
}

int listen_at(int number, int backlog) {
    description* d = find(number);
    name_change call{descriptor_call::listen, *d};
    if (d->kind != description_kind::stream) return call.over(-EOPNOTSUPP);
    if (d->state == socket_state::connected) return call.over(-EINVAL);
    give_some_name(*d);
    d->state = socket_state::listening;
    d->in->in_records = true;
    d->in->writers = 1;
    constexpr int highest = 4096;
    d->in->most_records = static_cast<std::uint32_t>(backlog < 0 || backlog > highest ? highest : backlog) + 1;
    return call.over(0);
}

int connect_to(int number, const socket_address& address, std::uint64_t pc, const std::uint64_t* frame) {
    description& d = *find(number);
    if (d.kind == description_kind::datagram) return aim_datagrams(d, address);
    if (d.state == socket_state::connected) return -EISCONN;
    if (d.state == socket_state::listening) return -EINVAL;
    waiting w{descriptor_call::connect};
    description* listening = named(address);
    w.on(d);
    w.more = listening;
    w.possible = taken_in;
    w.about(listening ? listening->in : d.in);
    w.touch(d.in, wire::touch::writes);
    w.touch(names_place(), wire::touch::reads);
    if (listening) w.touch(listening->in, wire::touch::writes, condition::to_write);
    const turn now = take_turn(w, !d.nonblocking, machine::no_deadline);
    listening = named(address);  // as the names are when it takes effect
    int result = 0;
    if (now != turn::possible) {
        result = now == turn::cancelled ? -EINTR : -EAGAIN;
    } else if (!listens(listening) || listening->type != d.type) {
        const bool absent = !listening && d.domain == AF_UNIX && address.path.sun_path[0] != '\0';
        result = !is_here(address) ? -ENETUNREACH : absent ? -ENOENT : -ECONNREFUSED;
        if (d.nonblocking && d.domain != AF_UNIX && result == -ECONNREFUSED) {
            d.pending_error = ECONNREFUSED;
            result = -EINPROGRESS;
        }
    } else {
        d.peer = address;
        if (listening != w.more) w.touch(listening->in, wire::touch::writes);
        connect_both(d, *listening, pc);
        d.in->more_room();
        w.touch(d.out, wire::touch::writes);
        // A handshake takes a moment, even on one computer.
        if (d.nonblocking && d.domain != AF_UNIX) result = -EINPROGRESS;
    }
    w.outcome = result == 0 || result == -EINPROGRESS;
    the_computer.done(w, w.outcome ? nullptr : frame);
    return result;
}

int accept_one(int number, bool nonblocking, socket_address* from,
               int (*enter_as)(const description& listening, int flags), int flags, const std::uint64_t* frame) {
    for (;;) {
        description* found = find(number);
        if (!found) return -EBADF;
        description& d = *found;
        if (d.state != socket_state::listening) return d.kind == description_kind::stream ? -EINVAL : -EOPNOTSUPP;
        waiting w{descriptor_call::accept};
        w.on(d);
        w.possible = [](const waiting& one) { return one.of->in->anything() || one.of->shut_for_reading; };
        w.about(d.in);
        w.touch(d.in, wire::touch::writes, condition::to_read);
        w.touch(table_place(), wire::touch::writes);
        const std::int64_t limit =
            d.receive_limit == machine::no_deadline ? machine::no_deadline : the_computer.now() + d.receive_limit;
        const turn now = take_turn(w, !nonblocking, limit);
        if (now != turn::possible) {
            the_computer.done(w, frame);
            return now == turn::cancelled ? -EINTR : -EAGAIN;
        }
        int result = -EINVAL;
        if (d.in->anything()) {
            acquire_from(*d.in);
            description& server = *d.in->oldest->connection;
            result = enter_as(d, flags);
            if (result >= 0) {
                d.in->take_record();
                server.nonblocking = (flags & SOCK_NONBLOCK) != 0;
                enter(result, server);
                w.touch(server.in, wire::touch::writes);
                *from = server.peer;
            }
            d.in->more_room();
        }
        w.outcome = result >= 0;
        the_computer.done(w, result >= 0 ? nullptr : frame);
        return result;
    }
}

int shut_down(int number, int how) {
    description& d = *find(number);
    name_change call{descriptor_call::shut_down, d};
    if (d.state == socket_state::listening) {  // whoever waits there is told
        d.shut_for_reading = true;
        d.in->more_to_read();
        return call.over(0);
    }
    if (d.state != socket_state::connected) return call.over(-ENOTCONN);
    if (how != SHUT_WR && !d.shut_for_reading) {
        d.shut_for_reading = true;
        if (d.kind == description_kind::stream) --d.in->readers;
        d.in->more_to_read();
        d.in->more_room();
    }
    if (how != SHUT_RD && !d.shut_for_writing) {
        d.shut_for_writing = true;
        if (d.kind == description_kind::stream) --d.out->writers;
        d.out->more_to_read();
        d.out->more_room();
        release_into(*d.out);
    }
    return call.over(0);
}

}  // namespace pawl::check::descriptors
