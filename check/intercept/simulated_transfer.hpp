// read, write and their relatives on simulated descriptors: with errno, signals and the race detector.
#pragma once

#include <sys/socket.h>
#include <sys/uio.h>

#include <cstdint>

#include "check/descriptors/transfer.hpp"

namespace pawl::check::intercept {

long receive_simulated(int descriptor, const iovec* parts, std::uint64_t count, int flags,
                       descriptors::received_from* from, const std::uint64_t* frame);
long send_simulated(int descriptor, const iovec* parts, std::uint64_t count, int flags,
                    const descriptors::socket_address* to, const std::uint64_t* frame);

descriptors::socket_address address_from(const sockaddr* address, socklen_t length);
/// As the kernel does: as much as fits, and how long it is.
void give_address(const descriptors::socket_address& from, sockaddr* to, socklen_t* length);

}  // namespace pawl::check::intercept
