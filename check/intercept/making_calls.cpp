// Calls that make what is simulated behind a descriptor. The number is the kernel's, and something of the same kind is
// really open under it, so that what is not simulated (fstat, most options) answers as it should.
#include <errno.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>

#include "check/descriptors/making.hpp"
#include "check/descriptors/table.hpp"
#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/signals.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;
using descriptors::table_change;
using machine::simulating;
using wire::descriptor_call;

long address(const void* p) { return reinterpret_cast<long>(p); }

int opened_pair(long result, const int pair[2]) {
    if (result < 0) return static_cast<int>(with_errno(result));
    opened(pair[0]);
    opened(pair[1]);
    return 0;
}

// Before main, and where nothing is simulated, it is the real thing. `make` says what stands behind the number.
template <class Really, class Make>
int made(Really&& really, Make&& make) {
    if (!simulating()) return opened(really());
    table_change change{descriptor_call::make};
    const int number = opened(really());
    if (number >= 0) change.made(make(number));
    change.finish(number >= 0);
    return number;
}

template <class Make>
int made_pair(long result, const int pair[2], table_change& change, Make&& make) {
    const int done = opened_pair(result, pair);
    if (done == 0) change.made(make());
    change.finish(done == 0);
    return done;
}

bool is_simulated(int domain, int type) {
    const int plain = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (plain != SOCK_STREAM && plain != SOCK_DGRAM && (plain != SOCK_SEQPACKET || domain != AF_UNIX)) return false;
    return domain == AF_UNIX || domain == AF_INET || domain == AF_INET6;
}

int make_pipe(int pair[2], int flags, std::uint64_t pc) {
    if (!simulating()) return opened_pair(kernel::call(SYS_pipe2, address(pair), flags), pair);
    table_change change{descriptor_call::make};
    return made_pair(kernel::call(SYS_pipe2, address(pair), flags | O_NONBLOCK), pair, change,
                     [&]() -> auto& { return descriptors::make_pipe(pair, flags, pc); });
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace descriptors = pawl::check::descriptors;

PAWL_EXPORT int pipe(int pair[2]) { return make_pipe(pair, 0, PAWL_CALL_SITE()); }
PAWL_EXPORT int pipe2(int pair[2], int flags) { return make_pipe(pair, flags, PAWL_CALL_SITE()); }
PAWL_EXPORT int socketpair(int domain, int type, int protocol, int pair[2]) {
    const std::uint64_t pc = PAWL_CALL_SITE();
    if (!simulating() || !is_simulated(domain, type))
        return opened_pair(kernel::call(SYS_socketpair, domain, type, protocol, address(pair)), pair);
    table_change change{descriptor_call::make};
    return made_pair(kernel::call(SYS_socketpair, domain, type | SOCK_NONBLOCK, protocol, address(pair)), pair, change,
                     [&]() -> auto& { return descriptors::make_socket_pair(pair, domain, type, pc); });
}
PAWL_EXPORT int socket(int domain, int type, int protocol) {
    const std::uint64_t pc = PAWL_CALL_SITE();
    if (!is_simulated(domain, type)) return opened(kernel::call(SYS_socket, domain, type, protocol));
    return made([&] { return kernel::call(SYS_socket, domain, type, protocol); },
                [&](int number) -> auto& { return descriptors::make_socket(number, domain, type, pc); });
}
PAWL_EXPORT int eventfd(unsigned value, int flags) {
    const std::uint64_t pc = PAWL_CALL_SITE();
    return made([&] { return kernel::call(SYS_eventfd2, static_cast<long>(value), flags); },
                [&](int number) -> auto& { return descriptors::make_event_counter(number, value, flags, pc); });
}
PAWL_EXPORT int timerfd_create(int clock, int flags) {
    const std::uint64_t pc = PAWL_CALL_SITE();
    return made([&] { return kernel::call(SYS_timerfd_create, clock, flags); },
                [&](int number) -> auto& {
                    auto& d = descriptors::make_timer(number, flags, pc);
                    d.type = clock;
                    return d;
                });
}
PAWL_EXPORT int signalfd(int known, const sigset_t* set, int flags) {
    const std::uint64_t pc = PAWL_CALL_SITE();
    const std::uint64_t wanted = bits_of(*set);
    if (simulated(known)) {
        descriptors::find(known)->signals = wanted;
        return known;
    }
    const std::uint64_t none = 0;
    return made([&] { return kernel::call(SYS_signalfd4, -1, address(&none), sizeof none, flags); },
                [&](int number) -> auto& { return descriptors::make_signals(number, wanted, flags, pc); });
}
PAWL_EXPORT int epoll_create1(int flags) {
    const std::uint64_t pc = PAWL_CALL_SITE();
    return made([&] { return kernel::call(SYS_epoll_create1, flags); },
                [&](int number) -> auto& { return descriptors::make_poll_set(number, pc); });
}
PAWL_EXPORT int epoll_create(int size) { return size <= 0 ? (errno = EINVAL, -1) : epoll_create1(0); }
