// The simulated network: this computer alone. Which address stands for which socket.
#pragma once

#include "check/descriptors/description.hpp"

namespace pawl::check::descriptors {

/// The socket that has this address, or stands for all of the computer's at this port; null: none.
description* named(const socket_address& address);
/// 0, or EADDRINUSE and the like as negative numbers. Port 0 is replaced by a free one.
int give_name(description& d, socket_address address);
/// Of a socket without one that sends or connects.
void give_some_name(description& d);
void forget_name(const description& d);
/// True if a socket had this path: it is free again.
bool unlink_path(const char* path);
/// An address that leads to this computer, and to no other.
bool is_here(const socket_address& address);
void restart_names();

}  // namespace pawl::check::descriptors
