// File descriptors that the program opens: they are given back when the execution ends.
#pragma once

#include <poll.h>
#include <sys/types.h>

namespace pawl::check::intercept {

/// A system call's result: notes the new descriptor, or sets errno and gives -1.
int opened(long result);
bool opened_by_program(int descriptor);
void close_opened_descriptors();

/// Descriptors that the program has opened on that file of the disk lead to what is at `path` instead, at the same place.
void redirect(dev_t device, ino_t inode, const char* path);

/// Each execution reads a file given as standard input from its beginning.
void rewind_standard_input();

/// Where the task stands: calls on simulated descriptors are carried out by check/descriptors.
bool simulated(int descriptor);

/// A negative error number becomes errno and -1.
long with_errno(long result);

/// For a call that may wait on this descriptor. If it would, that is named and ends the execution without a verdict:
/// nobody outside the program moves while it is simulated. Where it goes on at once it is a schedule point, if the
/// program itself has opened the descriptor: another task may have the other end.
void require_ready(int descriptor, short events, const char* call);
[[noreturn]] void refuse_wait(const char* call);

}  // namespace pawl::check::intercept
