// What a descriptor stands for: an end of a pipe, a socket, a counter of events. Several numbers may stand for one.
#pragma once

#include <cstdint>

#include "check/descriptors/channel.hpp"
#include "check/machine/operation.hpp"

namespace pawl::check::descriptors {

enum class description_kind : std::uint8_t { pipe_end, stream, datagram, event_counter, timer, signals, poll_set };

enum class socket_state : std::uint8_t { fresh, bound, listening, connected };

struct poll_member;

struct description {
    description_kind kind;
    bool nonblocking;
    int access;  // O_RDONLY, O_WRONLY, O_RDWR
    std::uint32_t references;
    channel *in, *out;  // null: it has none
    const char* noun;

    // sockets
    int domain, type;
    socket_state state;
    bool shut_for_reading, shut_for_writing;
    bool one_connection;  // of a pair: it has no name to give up
    socket_address own, peer;
    std::int64_t receive_limit, send_limit;  // nanoseconds; no_deadline: as long as it takes
    int pending_error;

    // counters of events
    std::uint64_t count;
    bool one_by_one;

    // timers
    std::int64_t expires, interval;  // expires: no_deadline where it is not set

    // signals
    std::uint64_t signals;

    poll_member* members;       // of a poll set
    poll_member* watched_by;    // in poll sets
};

description* make_description(description_kind kind, int flags);
/// The last number that stood for it is gone.
void end_description(description& d);

/// What it is ready for, as poll says it.
short readiness(const description& d);
/// It becomes ready by time alone then; no_deadline: never.
std::int64_t ready_at(const description& d);

}  // namespace pawl::check::descriptors
