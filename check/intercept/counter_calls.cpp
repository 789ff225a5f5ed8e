// eventfd's own calls, timerfd's, and what epoll sets watch.
#include <errno.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "check/descriptors/counters.hpp"
#include "check/descriptors/pending_signal.hpp"
#include "check/descriptors/poll_set.hpp"
#include "check/descriptors/table.hpp"
#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"
#include "check/intercept/signals.hpp"
#include "check/intercept/time.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;

long address(const void* p) { return reinterpret_cast<long>(p); }

int failed(int error) { return errno = error, -1; }

__attribute__((constructor)) void lend_signals() {
    descriptors::ask_for_signals_by(
        [](std::uint64_t of) { return (pending_signals(machine::current_task()) & of) != 0; });
    descriptors::take_signals_by([](std::uint64_t of) { return take_pending_signal(machine::current_task(), of); });
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace descriptors = pawl::check::descriptors;

PAWL_EXPORT int eventfd_read(int descriptor, eventfd_t* value) {
    return read(descriptor, value, sizeof *value) == sizeof *value ? 0 : -1;
}
PAWL_EXPORT int eventfd_write(int descriptor, eventfd_t value) {
    return write(descriptor, &value, sizeof value) == sizeof value ? 0 : -1;
}

PAWL_EXPORT int timerfd_settime(int descriptor, int flags, const itimerspec* time, itimerspec* old) {
    if (!simulated(descriptor))
        return static_cast<int>(
            with_errno(kernel::call(SYS_timerfd_settime, descriptor, flags, address(time), address(old))));
    const std::int64_t ahead = descriptors::find(descriptor)->type == CLOCK_REALTIME ? realtime_offset_ns : 0;
    return static_cast<int>(with_errno(descriptors::set_timer(descriptor, flags, *time, old, ahead)));
}
PAWL_EXPORT int timerfd_gettime(int descriptor, itimerspec* left) {
    if (!simulated(descriptor))
        return static_cast<int>(with_errno(kernel::call(SYS_timerfd_gettime, descriptor, address(left))));
    const descriptors::description* d = descriptors::find(descriptor);
    if (d->kind != descriptors::description_kind::timer) return failed(EINVAL);
    *left = descriptors::left_of(*d);
    return 0;
}

PAWL_EXPORT int epoll_ctl(int set, int operation, int descriptor, epoll_event* event) {
    if (!simulated(set))
        return static_cast<int>(
            with_errno(kernel::call(SYS_epoll_ctl, set, operation, descriptor, address(event))));
    if (kernel::call(SYS_fcntl, descriptor, 1 /* F_GETFD */) < 0) return failed(EBADF);
    return static_cast<int>(with_errno(descriptors::change_set(set, operation, descriptor, event)));
}
