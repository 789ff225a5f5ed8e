// One direction of a pipe or of a connection, the messages that wait at a socket, the connections that wait at a
// listening one: what some put in and others take out. It is a place of its own for the search.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>

#include <cstdint>

#include "check/descriptors/byte_queue.hpp"
#include "check/machine/dependence.hpp"
#include "check/machine/sync_object.hpp"

namespace pawl::check::descriptors {

struct description;

/// A socket's address; length 0: none.
struct socket_address {
    socklen_t length;
    union {
        sockaddr any;
        sockaddr_un path;
        sockaddr_storage room;
    };
};

/// Of a datagram: its length and who sent it. Of a listening socket: who came.
struct record {
    std::uint64_t size;
    socket_address from;
    description* connection;
    record* next;
};

struct channel {
    machine::sync_object* place;
    byte_queue bytes;
    std::uint64_t capacity;
    bool in_records;
    record *oldest, *newest;
    std::uint32_t records, most_records;
    std::uint32_t readers, writers;  // open ends
    std::uint32_t arrivals, departures;

    /// There is something to take; after the last writer has gone, that there never will be.
    bool anything() const { return in_records ? records > 0 : bytes.size > 0; }
    bool ended() const { return writers == 0; }
    bool readable() const { return anything() || ended(); }
    std::uint64_t space() const { return bytes.size < capacity ? capacity - bytes.size : 0; }
    bool full() const { return in_records ? records >= most_records || space() == 0 : space() == 0; }

    void append(record* fresh);
    record* take_record();
    /// The conditions that hold, for the search.
    std::uint8_t conditions() const;
    /// Something about it has changed: who spins on it looks again. Edge-triggered sets are told when something came, or
    /// when room came for more; not when something was taken.
    void changed() { ++place->version; }
    void more_to_read() { ++arrivals, changed(); }
    void more_room() { ++departures, changed(); }
};

/// Known as `noun` made at `pc`.
channel* make_channel(const char* noun, std::uint64_t pc, std::uint64_t capacity, bool in_records = false);
/// The other side of a connection, which comes into being with it.
channel* make_channel_beside(const channel& other, const char* noun, std::uint64_t pc, std::uint64_t capacity);
/// Forgets all of them.
void restart_channels();
/// Of those that were made, in their order.
std::uint64_t number_of(const channel& c);
/// The places that belong to no channel.
machine::sync_object& table_place();  // which numbers are free
machine::sync_object& number_place(int number);  // what this one stands for
machine::sync_object& names_place();  // which address stands for which socket

inline constexpr std::uint64_t pipe_capacity = 65536, socket_capacity = 212992;

}  // namespace pawl::check::descriptors
