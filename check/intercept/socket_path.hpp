// The path of a socket: it stands in the simulated computer alone, neither on the disk nor among the files in memory.
#pragma once

namespace pawl::check::intercept {

/// False: no socket has this path.
bool removes_a_socket(const char* path);

}  // namespace pawl::check::intercept
