// Names, connections and settings of sockets. On those that are not simulated each call is the real one, except where it
// would lead out of the computer.
#include <errno.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdarg>

#include "check/descriptors/connecting.hpp"
#include "check/descriptors/loopback.hpp"
#include "check/descriptors/program_memory.hpp"
#include "check/descriptors/table.hpp"
#include "check/intercept/beside.hpp"
#include "check/intercept/cancellation.hpp"
#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/simulated_transfer.hpp"
#include "check/intercept/socket_path.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;
using descriptors::description;

long address(const void* p) { return reinterpret_cast<long>(p); }

bool is_socket(const description& d) {
    return d.kind == descriptors::description_kind::stream || d.kind == descriptors::description_kind::datagram;
}

description* simulated_socket(int number) {
    if (!machine::simulating()) return nullptr;
    description* d = descriptors::find(number);
    return d && is_socket(*d) ? d : nullptr;
}

// What it is now was decided by whoever changed it last.
void reads_settings(const description& d) {
    machine::the_computer.touches(machine::object_place(d.in->place->address, wire::touch::reads));
}

int answer(const void* value, socklen_t size, void* to, socklen_t* length) {
    if (*length > size) *length = size;
    descriptors::write_to_program(to, value, *length);
    return 0;
}

std::int64_t limit_of(const timeval& time) {
    const std::int64_t ns = time.tv_sec * 1'000'000'000LL + time.tv_usec * 1000LL;
    return ns == 0 ? machine::no_deadline : ns;
}

int give_name_of(int descriptor, bool peer, sockaddr* to, socklen_t* length) {
    const description* d = simulated_socket(descriptor);
    if (!d)
        return static_cast<int>(with_errno(
            kernel::call(peer ? SYS_getpeername : SYS_getsockname, descriptor, address(to), address(length))));
    reads_settings(*d);
    if (peer && d->state != descriptors::socket_state::connected) return errno = ENOTCONN, -1;
    descriptors::socket_address known = peer ? d->peer : d->own;
    if (known.length == 0) {
        known.any.sa_family = static_cast<sa_family_t>(d->domain);
        known.length = d->domain == AF_UNIX ? sizeof(sa_family_t) : d->domain == AF_INET ? 16 : 28;
    }
    give_address(known, to, length);
    return 0;
}

}  // namespace
}  // namespace pawl::check::intercept

namespace pawl::check::intercept {

bool removes_a_socket(const char* path) {
    if (!machine::simulating() || !descriptors::unlink_path(path)) return false;
    machine::the_computer.touches(machine::object_place(descriptors::names_place().address, wire::touch::writes));
    return true;
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace descriptors = pawl::check::descriptors;
namespace machine = pawl::check::machine;

PAWL_EXPORT int bind(int descriptor, const sockaddr* where, socklen_t length) {
    if (!simulated_socket(descriptor))
        return static_cast<int>(with_errno(kernel::call(SYS_bind, descriptor, address(where), length)));
    return static_cast<int>(with_errno(descriptors::bind_socket(descriptor, address_from(where, length))));
}
PAWL_EXPORT int listen(int descriptor, int backlog) {
    if (!simulated_socket(descriptor))
        return static_cast<int>(with_errno(kernel::call(SYS_listen, descriptor, backlog)));
    const int result = static_cast<int>(with_errno(descriptors::listen_at(descriptor, backlog)));
    if (result == 0) begin_beside();
    return result;
}
PAWL_EXPORT int connect(int descriptor, const sockaddr* where, socklen_t length) {
    const std::uint64_t pc = PAWL_CALL_SITE();
    if (!simulated_socket(descriptor)) {
        if (machine::simulating() && opened_by_program(descriptor))
            machine::the_computer.fail(pawl::check::wire::finding_kind::unsupported, "connect()");
        return static_cast<int>(with_errno(kernel::call(SYS_connect, descriptor, address(where), length)));
    }
    act_on_cancellation();
    const int result =
        descriptors::connect_to(descriptor, address_from(where, length), pc, PAWL_CALLER_FRAME());
    if (result == -EINTR) act_on_cancellation();
    return static_cast<int>(with_errno(result));
}
PAWL_EXPORT int shutdown(int descriptor, int how) {
    if (!simulated_socket(descriptor)) return static_cast<int>(with_errno(kernel::call(SYS_shutdown, descriptor, how)));
    return static_cast<int>(with_errno(descriptors::shut_down(descriptor, how)));
}
PAWL_EXPORT int getsockname(int descriptor, sockaddr* to, socklen_t* length) {
    return give_name_of(descriptor, false, to, length);
}
PAWL_EXPORT int getpeername(int descriptor, sockaddr* to, socklen_t* length) {
    return give_name_of(descriptor, true, to, length);
}

// Most settings change nothing here: a socket that is really open under the number keeps them.
PAWL_EXPORT int setsockopt(int descriptor, int level, int name, const void* value, socklen_t length) {
    description* d = simulated_socket(descriptor);
    if (d && level == SOL_SOCKET && (name == SO_RCVTIMEO || name == SO_SNDTIMEO) && length >= sizeof(timeval))
        (name == SO_RCVTIMEO ? d->receive_limit : d->send_limit) = limit_of(*static_cast<const timeval*>(value));
    return static_cast<int>(
        with_errno(kernel::call(SYS_setsockopt, descriptor, level, name, address(value), length)));
}
PAWL_EXPORT int getsockopt(int descriptor, int level, int name, void* value, socklen_t* length) {
    description* d = simulated_socket(descriptor);
    if (d && level == SOL_SOCKET && (name == SO_ERROR || name == SO_ACCEPTCONN)) {
        reads_settings(*d);
        const int error = d->pending_error;
        if (name == SO_ERROR) d->pending_error = 0;
        const int listening = d->state == descriptors::socket_state::listening;
        return answer(name == SO_ERROR ? &error : &listening, sizeof(int), value, length);
    }
    return static_cast<int>(
        with_errno(kernel::call(SYS_getsockopt, descriptor, level, name, address(value), address(length))));
}

PAWL_EXPORT int ioctl(int descriptor, unsigned long request, ...) {
    va_list rest;
    va_start(rest, request);
    void* argument = va_arg(rest, void*);
    va_end(rest);
    if (simulated(descriptor)) {
        description& d = *descriptors::find(descriptor);
        if (request == FIONBIO) return d.nonblocking = *static_cast<int*>(argument) != 0, 0;
        if (request == FIONREAD && d.in) {
            reads_settings(d);
            const int size = static_cast<int>(d.in->in_records && d.in->oldest ? d.in->oldest->size : d.in->bytes.size);
            descriptors::write_to_program(argument, &size, sizeof size);
            return 0;
        }
    }
    return static_cast<int>(
        with_errno(kernel::call(SYS_ioctl, descriptor, static_cast<long>(request), address(argument))));
}
