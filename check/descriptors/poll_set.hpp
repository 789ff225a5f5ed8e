// What poll, select and epoll ask: which of several are ready.
#pragma once

#include <poll.h>
#include <sys/epoll.h>

#include "check/descriptors/description.hpp"
#include "check/descriptors/waiting.hpp"

namespace pawl::check::descriptors {

/// poll(): how many are ready; negative: an error number.
int look(pollfd* list, std::uint64_t count, std::int64_t deadline, const std::uint64_t* frame);

/// One descriptor in an epoll set.
struct poll_member {
    description* set;
    description* of;  // null: nothing simulated
    int number;
    epoll_event asked;
    std::uint32_t seen;      // edge-triggered: the state of its channels when it was last told of
    short told;              // and what was told
    bool spent;              // one-shot: not until it is asked for again
    poll_member *next_in_set, *next_of;
};

int change_set(int set, int operation, int number, const epoll_event* event);
int wait_for_set(int set, epoll_event* events, int most, std::int64_t deadline, const std::uint64_t* frame);

bool any_ready(const description& set);
std::int64_t set_ready_at(const description& set);
void leave_poll_sets(description& d);

}  // namespace pawl::check::descriptors
