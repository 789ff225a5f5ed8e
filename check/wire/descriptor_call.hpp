// Calls on pipes, sockets and what else is simulated behind a descriptor, as the report names them.
#pragma once

#include <cstdint>

namespace pawl::check::wire {

enum class descriptor_call : std::uint8_t {
    none,
    make,
    close,
    duplicate,
    change,  // a setting
    read,
    write,
    look,          // poll and its relatives, for one descriptor
    look_at_some,  // for several
    accept,
    connect,
    bind,
    listen,
    shut_down,
    wait_for_set,  // epoll_wait
    change_set,    // epoll_ctl
    set_timer,
    kinds
};

}  // namespace pawl::check::wire
