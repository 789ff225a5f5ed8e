// write and its family. While the search goes on nobody reads what the program prints.
#include <errno.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/simulated_transfer.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;
using machine::the_computer;

// Printing changes nothing another task may notice: it is no schedule point, and no system call while searching.
bool swallowed(int descriptor) {
    if (!machine::simulating() || !the_computer.session().supervised || the_computer.recording()) return false;
    if (the_computer.session().debugged) return false;  // somebody watches
    return (descriptor == STDOUT_FILENO || descriptor == STDERR_FILENO) && !opened_by_program(descriptor);
}

void require_room(int descriptor, const char* call) {
    if (descriptor > STDERR_FILENO) require_ready(descriptor, POLLOUT, call);
}

long address(const void* p) { return reinterpret_cast<long>(p); }

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT ssize_t write(int descriptor, const void* bytes, std::size_t size) {
    if (swallowed(descriptor)) return static_cast<ssize_t>(size);
    if (simulated(descriptor)) {
        const iovec part{const_cast<void*>(bytes), size};
        return send_simulated(descriptor, &part, 1, 0, nullptr, PAWL_CALLER_FRAME());
    }
    require_room(descriptor, "write");
    return with_errno(kernel::call(SYS_write, descriptor, address(bytes), static_cast<long>(size)));
}

PAWL_EXPORT ssize_t writev(int descriptor, const iovec* parts, int count) {
    if (swallowed(descriptor)) {
        ssize_t size = 0;
        for (int i = 0; i < count; ++i) size += static_cast<ssize_t>(parts[i].iov_len);
        return size;
    }
    if (simulated(descriptor))
        return send_simulated(descriptor, parts, static_cast<std::uint64_t>(count), 0, nullptr, PAWL_CALLER_FRAME());
    require_room(descriptor, "writev");
    return with_errno(kernel::call(SYS_writev, descriptor, address(parts), count));
}

// Nothing that is thrown away between executions needs to reach a disk.
PAWL_EXPORT int fsync(int) { return 0; }
PAWL_EXPORT int fdatasync(int) { return 0; }
