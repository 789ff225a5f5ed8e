// Calls on descriptors that may wait. On simulated ones they are operations of the machine (check/descriptors). On others
// those that need not wait are passed on to the kernel; see require_ready.
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

#include "check/descriptors/connecting.hpp"
#include "check/descriptors/poll_set.hpp"
#include "check/descriptors/program_memory.hpp"
#include "check/descriptors/table.hpp"
#include "check/intercept/cancellation.hpp"
#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"
#include "check/intercept/simulated_transfer.hpp"
#include "check/intercept/time.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;
using machine::the_computer;

long address(const void* p) { return reinterpret_cast<long>(p); }

// The kernel writes here, unseen by the instrumentation.
void note_written(const void* buffer, long size) {
    if (machine::simulating() && size > 0) descriptors::note_written(buffer, static_cast<std::uint64_t>(size));
}

long received(long result, const void* buffer) {
    note_written(buffer, result);
    return with_errno(result);
}

std::int64_t after_milliseconds(int milliseconds) {
    return milliseconds < 0 ? machine::no_deadline : the_computer.now() + std::int64_t{milliseconds} * 1'000'000;
}

// Only those that are simulated can become ready while the program waits.
bool somebody_could_end_it(const pollfd* list, nfds_t count) {
    if (count == 0) return true;
    for (nfds_t i = 0; i < count; ++i)
        if (list[i].fd < 0 || descriptors::find(list[i].fd)) return true;
    return false;
}

int poll_until(pollfd* list, nfds_t count, std::int64_t deadline, const char* call, const std::uint64_t* frame) {
    if (!machine::simulating())
        return static_cast<int>(with_errno(kernel::call(SYS_poll, address(list), static_cast<long>(count), 0)));
    act_on_cancellation();
    if (!somebody_could_end_it(list, count)) {
        const long ready = kernel::call(SYS_poll, address(list), static_cast<long>(count), 0);
        note_written(list, static_cast<long>(count * sizeof(pollfd)));
        if (ready == 0 && deadline > the_computer.now()) refuse_wait(call);
        return static_cast<int>(with_errno(ready));
    }
    if (count == 0) {
        if (deadline == machine::no_deadline) refuse_wait(call);
        sleep_until(deadline, frame);
        return 0;
    }
    const int ready = descriptors::look(list, count, deadline, frame);
    if (ready == -EINTR) act_on_cancellation();
    return static_cast<int>(with_errno(ready));
}

constexpr short asked_of[] = {POLLIN, POLLOUT, POLLPRI};
constexpr short answers_of[] = {POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI};

// select() as poll(): one entry for each descriptor that is in one of the sets.
int select_until(int count, fd_set* reads, fd_set* writes, fd_set* errors, std::int64_t deadline, const char* call,
                 const std::uint64_t* frame) {
    fd_set* sets[] = {reads, writes, errors};
    if (!machine::simulating()) {
        timespec none{};
        return static_cast<int>(with_errno(kernel::call(SYS_pselect6, count, address(reads), address(writes),
                                                        address(errors), address(&none))));
    }
    pollfd list[FD_SETSIZE];
    nfds_t used = 0;
    for (int number = 0; number < count && number < FD_SETSIZE; ++number) {
        short events = 0;
        for (int i = 0; i < 3; ++i)
            if (sets[i] && FD_ISSET(number, sets[i])) events |= asked_of[i];
        if (events) list[used++] = {number, events, 0};
    }
    const int ready = poll_until(list, used, deadline, call, frame);
    if (ready < 0) return ready;
    for (fd_set* one : sets) {
        if (!one) continue;
        note_written(one, sizeof *one);
        FD_ZERO(one);
    }
    int told = 0;
    for (nfds_t i = 0; i < used; ++i) {
        if (list[i].revents & POLLNVAL) return errno = EBADF, -1;
        for (int j = 0; j < 3; ++j) {
            if (!sets[j] || !(list[i].events & asked_of[j]) || !(list[i].revents & answers_of[j])) continue;
            FD_SET(list[i].fd, sets[j]);
            ++told;
        }
    }
    return told;
}

int epoll_until(int descriptor, epoll_event* events, int most, std::int64_t deadline, const std::uint64_t* frame) {
    if (simulated(descriptor)) {
        act_on_cancellation();
        const int count = descriptors::wait_for_set(descriptor, events, most, deadline, frame);
        if (count == -EINTR) act_on_cancellation();
        return static_cast<int>(with_errno(count));
    }
    if (machine::simulating()) the_computer.announce(wire::operation_kind::none);
    const long ready = kernel::call(SYS_epoll_wait, descriptor, address(events), most, 0);
    note_written(events, ready > 0 ? ready * static_cast<long>(sizeof *events) : 0);
    if (ready != 0 || !machine::simulating() || deadline <= the_computer.now())
        return static_cast<int>(with_errno(ready));
    refuse_wait("epoll_wait");
}

int enter_connection(const descriptors::description& listening, int flags) {
    const long number = kernel::call(SYS_socket, listening.domain, listening.type | SOCK_NONBLOCK | (flags & SOCK_CLOEXEC), 0);
    return number < 0 ? static_cast<int>(number) : opened(number);
}

// Descriptors sent along are not simulated.
void refuse_ancillary(const msghdr& message) {
    if (message.msg_controllen > 0)
        the_computer.fail(wire::finding_kind::unsupported, "sendmsg() with ancillary data");
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::simulating;
namespace descriptors = pawl::check::descriptors;

PAWL_EXPORT ssize_t read(int descriptor, void* buffer, std::size_t size) {
    if (simulated(descriptor)) {
        const iovec part{buffer, size};
        return receive_simulated(descriptor, &part, 1, 0, nullptr, PAWL_CALLER_FRAME());
    }
    require_ready(descriptor, POLLIN, "read");
    return received(kernel::call(SYS_read, descriptor, address(buffer), static_cast<long>(size)), buffer);
}
PAWL_EXPORT ssize_t __read_chk(int descriptor, void* buffer, std::size_t size, std::size_t) {
    return read(descriptor, buffer, size);
}
PAWL_EXPORT ssize_t readv(int descriptor, const iovec* parts, int count) {
    if (simulated(descriptor))
        return receive_simulated(descriptor, parts, static_cast<std::uint64_t>(count), 0, nullptr, PAWL_CALLER_FRAME());
    require_ready(descriptor, POLLIN, "readv");
    const long result = kernel::call(SYS_readv, descriptor, address(parts), count);
    for (int i = 0; i < count; ++i) note_written(parts[i].iov_base, static_cast<long>(parts[i].iov_len));
    return with_errno(result);
}
PAWL_EXPORT ssize_t recvfrom(int descriptor, void* buffer, std::size_t size, int flags, sockaddr* from,
                             socklen_t* length) {
    if (simulated(descriptor)) {
        const iovec part{buffer, size};
        descriptors::received_from sender{};
        const long result = receive_simulated(descriptor, &part, 1, flags, &sender, PAWL_CALLER_FRAME());
        if (result >= 0) give_address(sender.from, from, length);
        return result;
    }
    if (!(flags & MSG_DONTWAIT)) require_ready(descriptor, POLLIN, "recv");
    return received(kernel::call(SYS_recvfrom, descriptor, address(buffer), static_cast<long>(size), flags,
                                 address(from), address(length)),
                    buffer);
}
PAWL_EXPORT ssize_t recv(int descriptor, void* buffer, std::size_t size, int flags) {
    return recvfrom(descriptor, buffer, size, flags, nullptr, nullptr);
}
PAWL_EXPORT ssize_t recvmsg(int descriptor, msghdr* message, int flags) {
    if (simulated(descriptor)) {
        descriptors::received_from sender{};
        const long result = receive_simulated(descriptor, message->msg_iov, message->msg_iovlen, flags, &sender,
                                              PAWL_CALLER_FRAME());
        if (result < 0) return result;
        note_written(message, sizeof *message);
        if (message->msg_name)
            give_address(sender.from, static_cast<sockaddr*>(message->msg_name), &message->msg_namelen);
        message->msg_controllen = 0;
        message->msg_flags = sender.flags;
        return result;
    }
    if (!(flags & MSG_DONTWAIT)) require_ready(descriptor, POLLIN, "recvmsg");
    return with_errno(kernel::call(SYS_recvmsg, descriptor, address(message), flags));
}
PAWL_EXPORT ssize_t sendto(int descriptor, const void* bytes, std::size_t size, int flags, const sockaddr* to,
                           socklen_t length) {
    if (simulated(descriptor)) {
        const iovec part{const_cast<void*>(bytes), size};
        const descriptors::socket_address target = to ? address_from(to, length) : descriptors::socket_address{};
        return send_simulated(descriptor, &part, 1, flags, to ? &target : nullptr, PAWL_CALLER_FRAME());
    }
    if (!(flags & MSG_DONTWAIT)) require_ready(descriptor, POLLOUT, "send");
    return with_errno(kernel::call(SYS_sendto, descriptor, address(bytes), static_cast<long>(size), flags, address(to),
                                   static_cast<long>(length)));
}
PAWL_EXPORT ssize_t send(int descriptor, const void* bytes, std::size_t size, int flags) {
    return sendto(descriptor, bytes, size, flags, nullptr, 0);
}
PAWL_EXPORT ssize_t sendmsg(int descriptor, const msghdr* message, int flags) {
    if (simulated(descriptor)) {
        refuse_ancillary(*message);
        descriptors::socket_address target{};
        if (message->msg_name) target = address_from(static_cast<sockaddr*>(message->msg_name), message->msg_namelen);
        return send_simulated(descriptor, message->msg_iov, message->msg_iovlen, flags,
                              message->msg_name ? &target : nullptr, PAWL_CALLER_FRAME());
    }
    if (!(flags & MSG_DONTWAIT)) require_ready(descriptor, POLLOUT, "sendmsg");
    return with_errno(kernel::call(SYS_sendmsg, descriptor, address(message), flags));
}
PAWL_EXPORT int accept4(int descriptor, sockaddr* from, socklen_t* length, int flags) {
    if (simulated(descriptor)) {
        act_on_cancellation();
        descriptors::socket_address peer{};
        const bool nonblocking = descriptors::find(descriptor)->nonblocking;
        const int result =
            descriptors::accept_one(descriptor, nonblocking, &peer, enter_connection, flags, PAWL_CALLER_FRAME());
        if (result == -EINTR) act_on_cancellation();
        if (result >= 0) give_address(peer, from, length);
        return static_cast<int>(with_errno(result));
    }
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
    return epoll_until(descriptor, events, most, after_milliseconds(milliseconds), PAWL_CALLER_FRAME());
}
PAWL_EXPORT int epoll_pwait(int descriptor, epoll_event* events, int most, int milliseconds, const sigset_t*) {
    return epoll_until(descriptor, events, most, after_milliseconds(milliseconds), PAWL_CALLER_FRAME());
}
