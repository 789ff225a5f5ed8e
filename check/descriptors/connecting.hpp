// Sockets: from an address to a connection. Results are the kernel's: 0 or more, or a negative error number.
#pragma once

#include "check/descriptors/description.hpp"

namespace pawl::check::descriptors {

int bind_socket(int number, const socket_address& address);
int listen_at(int number, int backlog);
int connect_to(int number, const socket_address& address, std::uint64_t pc, const std::uint64_t* frame);
int shut_down(int number, int how);

/// `enter_as` gives the new connection a number, or a negative error number.
int accept_one(int number, bool nonblocking, socket_address* from, int (*enter_as)(const description& listening, int flags),
               int flags, const std::uint64_t* frame);

}  // namespace pawl::check::descriptors
