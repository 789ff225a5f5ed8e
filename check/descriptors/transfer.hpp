// Bytes and messages through pipes and sockets. Results are the kernel's: a count, or a negative error number.
#pragma once

#include <sys/uio.h>

#include "check/descriptors/description.hpp"

namespace pawl::check::descriptors {

struct received_from {
    socket_address from;
    int flags;  // MSG_TRUNC
};

/// `flags`: MSG_*. `frame`: the exported function's, for the spin rules. `from` may be null.
long receive(int number, const iovec* parts, std::uint64_t count, int flags, received_from* from,
             const std::uint64_t* frame);
/// `to`: null, or where a datagram is to go. After -EPIPE the caller sees to SIGPIPE.
long transmit(int number, const iovec* parts, std::uint64_t count, int flags, const socket_address* to,
              const std::uint64_t* frame);

}  // namespace pawl::check::descriptors
