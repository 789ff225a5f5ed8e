// Calls on descriptors that may wait. Those that need not wait are passed on to the kernel; see require_ready.
#include <errno.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <climits>

#include "check/intercept/cancellation.hpp"
#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"
#include "check/intercept/time.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/snapshot.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;
using machine::the_computer;

long address(const void* p) { return reinterpret_cast<long>(p); }

// The kernel writes here, unseen by the instrumentation.
void note_written(const void* buffer, long size) {
    if (!machine::simulating()) return;
    const auto* bytes = static_cast<const char*>(buffer);
    for (long at = 0; at < size; at += 256) machine::program_snapshot().note_write(bytes + at);
    if (size > 0) machine::program_snapshot().note_write(bytes + size - 1);
}

long received(long result, const void* buffer) {
    note_written(buffer, result);
    return with_errno(result);
}

// Waiting for time alone is a sleep; a wait for descriptors that are not ready is refused.
bool waits_for_time_only(bool descriptors, std::int64_t deadline, const char* call, const std::uint64_t* frame) {
    if (descriptors) refuse_wait(call);
    if (deadline == machine::no_deadline) refuse_wait(call);
    sleep_until(deadline, frame);
    return true;
}

std::int64_t after_milliseconds(int milliseconds) {
    return milliseconds < 0 ? machine::no_deadline : the_computer.now() + std::int64_t{milliseconds} * 1'000'000;
}

int poll_until(pollfd* list, nfds_t count, std::int64_t deadline, const char* call, const std::uint64_t* frame) {
    const auto ask = [&] { return kernel::call(SYS_poll, address(list), static_cast<long>(count), 0); };
    if (!machine::simulating()) return static_cast<int>(with_errno(ask()));
    act_on_cancellation();
    bool own = false;
    for (nfds_t i = 0; i < count; ++i) own = own || opened_by_program(list[i].fd);
    if (own) the_computer.announce(wire::operation_kind::none);
    const long ready = ask();
    note_written(list, static_cast<long>(count * sizeof(pollfd)));
    if (ready != 0 || deadline <= the_computer.now()) return static_cast<int>(with_errno(ready));
    waits_for_time_only(count > 0, deadline, call, frame);
    return 0;
}

int select_until(int count, fd_set* reads, fd_set* writes, fd_set* errors, std::int64_t deadline, const char* call,
                 const std::uint64_t* frame) {
    act_on_cancellation();
    const bool any = count > 0 && (reads || writes || errors);
    timespec none{};
    fd_set* sets[] = {reads, writes, errors};
    fd_set asked[3];
    for (int i = 0; i < 3; ++i)
        if (sets[i]) asked[i] = *sets[i];
    if (any && machine::simulating()) the_computer.announce(wire::operation_kind::none);
    const long ready =
        kernel::call(SYS_pselect6, count, address(reads), address(writes), address(errors), address(&none));
    for (fd_set* one : sets)
        if (one) note_written(one, sizeof *one);
    if (ready != 0 || !machine::simulating() || deadline <= the_computer.now())
        return static_cast<int>(with_errno(ready));
    for (int i = 0; i < 3; ++i)
        if (sets[i]) *sets[i] = asked[i];
    waits_for_time_only(any, deadline, call, frame);
    return 0;
}

int epoll_until(int descriptor, epoll_event* events, int most, std::int64_t deadline) {
    if (machine::simulating()) the_computer.announce(wire::operation_kind::none);
    const long ready = kernel::call(SYS_epoll_wait, descriptor, address(events), most, 0);
    note_written(events, ready > 0 ? ready * static_cast<long>(sizeof *events) : 0);
    if (ready != 0 || !machine::simulating() || deadline <= the_computer.now())
        return static_cast<int>(with_errno(ready));
    refuse_wait("epoll_wait");
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::simulating;

PAWL_EXPORT ssize_t read(int descriptor, void* buffer, std::size_t size) {
    require_ready(descriptor, POLLIN, "read");
    return received(kernel::call(SYS_read, descriptor, address(buffer), static_cast<long>(size)), buffer);
}
PAWL_EXPORT ssize_t __read_chk(int descriptor, void* buffer, std::size_t size, std::size_t) {
    return read(descriptor, buffer, size);
}
PAWL_EXPORT ssize_t readv(int descriptor, const iovec* parts, int count) {
    require_ready(descriptor, POLLIN, "readv");
    const long result = kernel::call(SYS_readv, descriptor, address(parts), count);
    for (int i = 0; i < count; ++i) note_written(parts[i].iov_base, static_cast<long>(parts[i].iov_len));
    return with_errno(result);
}
PAWL_EXPORT ssize_t recvfrom(int descriptor, void* buffer, std::size_t size, int flags, sockaddr* from,
                             socklen_t* length) {
    if (!(flags & MSG_DONTWAIT)) require_ready(descriptor, POLLIN, "recv");
    return received(kernel::call(SYS_recvfrom, descriptor, address(buffer), static_cast<long>(size), flags,
                                 address(from), address(length)),
                    buffer);
}
PAWL_EXPORT ssize_t recv(int descriptor, void* buffer, std::size_t size, int flags) {
    return recvfrom(descriptor, buffer, size, flags, nullptr, nullptr);
}
PAWL_EXPORT ssize_t recvmsg(int descriptor, msghdr* message, int flags) {
    if (!(flags & MSG_DONTWAIT)) require_ready(descriptor, POLLIN, "recvmsg");
    return with_errno(kernel::call(SYS_recvmsg, descriptor, address(message), flags));
}
PAWL_EXPORT ssize_t sendto(int descriptor, const void* bytes, std::size_t size, int flags, const sockaddr* to,
                           socklen_t length) {
    if (!(flags & MSG_DONTWAIT)) require_ready(descriptor, POLLOUT, "send");
    return with_errno(kernel::call(SYS_sendto, descriptor, address(bytes), static_cast<long>(size), flags, address(to),
                                   static_cast<long>(length)));
}
PAWL_EXPORT ssize_t send(int descriptor, const void* bytes, std::size_t size, int flags) {
    return sendto(descriptor, bytes, size, flags, nullptr, 0);
}
PAWL_EXPORT ssize_t sendmsg(int descriptor, const msghdr* message, int flags) {
    if (!(flags & MSG_DONTWAIT)) require_ready(descriptor, POLLOUT, "sendmsg");
    return with_errno(kernel::call(SYS_sendmsg, descriptor, address(message), flags));
}
PAWL_EXPORT int accept4(int descriptor, sockaddr* from, socklen_t* length, int flags) {
    require_ready(descriptor, POLLIN, "accept");
    return opened(kernel::call(SYS_accept4, descriptor, address(from), address(length), flags));
}
PAWL_EXPORT int accept(int descriptor, sockaddr* from, socklen_t* length) {
    return accept4(descriptor, from, length, 0);
}
PAWL_EXPORT int flock(int descriptor, int operation) {
    const long result = kernel::call(SYS_flock, descriptor, operation | LOCK_NB);
    if (result == -EWOULDBLOCK && !(operation & LOCK_NB) && simulating()) refuse_wait("flock");
    return static_cast<int>(with_errno(result));
}

PAWL_EXPORT int poll(pollfd* list, nfds_t count, int milliseconds) {
    return poll_until(list, count, after_milliseconds(milliseconds), "poll", PAWL_CALLER_FRAME());
}
PAWL_EXPORT int ppoll(pollfd* list, nfds_t count, const timespec* duration, const sigset_t*) {
    return poll_until(list, count, deadline_after(duration), "ppoll", PAWL_CALLER_FRAME());
}
PAWL_EXPORT int select(int count, fd_set* reads, fd_set* writes, fd_set* errors, timeval* duration) {
    const timespec time = duration ? timespec{duration->tv_sec, duration->tv_usec * 1000} : timespec{};
    const std::int64_t deadline = deadline_after(duration ? &time : nullptr);
    return select_until(count, reads, writes, errors, deadline, "select", PAWL_CALLER_FRAME());
}
PAWL_EXPORT int pselect(int count, fd_set* reads, fd_set* writes, fd_set* errors, const timespec* duration,
                        const sigset_t*) {
    return select_until(count, reads, writes, errors, deadline_after(duration), "pselect", PAWL_CALLER_FRAME());
}
PAWL_EXPORT int epoll_wait(int descriptor, epoll_event* events, int most, int milliseconds) {
    return epoll_until(descriptor, events, most, after_milliseconds(milliseconds));
}
PAWL_EXPORT int epoll_pwait(int descriptor, epoll_event* events, int most, int milliseconds, const sigset_t*) {
    return epoll_until(descriptor, events, most, after_milliseconds(milliseconds));
}
