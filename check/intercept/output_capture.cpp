#include "check/intercept/output_capture.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>

#include "check/machine/recording.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;
int file = -1;

// What libc still holds back counts: a person at a terminal would have seen it.
std::uint32_t written() {
    const long size = kernel::call(SYS_lseek, file, 0, SEEK_END);
    const long held_back = stdout->_IO_write_ptr - stdout->_IO_write_base;
    return static_cast<std::uint32_t>((size > 0 ? size : 0) + (held_back > 0 ? held_back : 0));
}

}  // namespace

void begin_capture() {
    if (file < 0) {
        // Out of the way of the program's own descriptors, whose numbers it may print.
        const long made = kernel::call(SYS_memfd_create, reinterpret_cast<long>("output"), MFD_CLOEXEC);
        file = static_cast<int>(kernel::call(SYS_fcntl, made, F_DUPFD_CLOEXEC, 900));
        kernel::call(SYS_close, made);
    }
    machine::measure_output(written);
    kernel::call(SYS_dup2, file, 1);
    kernel::call(SYS_dup2, file, 2);
    // A line counts as written when it is printed, not when the buffer is full: the report shows it at its step.
    setvbuf(stdout, nullptr, _IOLBF, 0);
}

void end_capture(wire::session& session) {
    fflush(nullptr);
    const long size = kernel::call(SYS_lseek, file, 0, SEEK_END);
    const long room = static_cast<long>(wire::max_output - session.output_length);
    const long got = kernel::call(SYS_pread64, file, reinterpret_cast<long>(session.output + session.output_length),
                                  size < room ? size : room, 0);
    if (got > 0) session.output_length += static_cast<std::uint32_t>(got);
}

}  // namespace pawl::check::intercept
