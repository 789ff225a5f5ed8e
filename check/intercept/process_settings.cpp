#include "check/intercept/process_settings.hpp"

#include <limits.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;

char folder_before_first[PATH_MAX];
long mask_before_first = -1;
bool folder_changed = false, mask_changed = false;

long address(const void* p) { return reinterpret_cast<long>(p); }

}  // namespace

void restart_process_settings() {
    if (folder_before_first[0] == 0) kernel::call(SYS_getcwd, address(folder_before_first), sizeof folder_before_first);
    if (folder_changed) kernel::call(SYS_chdir, address(folder_before_first));
    if (mask_changed) kernel::call(SYS_umask, mask_before_first);
    folder_changed = mask_changed = false;
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::simulating;

PAWL_EXPORT int chdir(const char* path) {
    folder_changed = folder_changed || simulating();
    return static_cast<int>(with_errno(kernel::call(SYS_chdir, address(path))));
}
PAWL_EXPORT int fchdir(int descriptor) {
    folder_changed = folder_changed || simulating();
    return static_cast<int>(with_errno(kernel::call(SYS_fchdir, descriptor)));
}
PAWL_EXPORT mode_t umask(mode_t mask) {
    const long old = kernel::call(SYS_umask, static_cast<long>(mask));
    if (simulating() && !mask_changed) mask_before_first = old;
    mask_changed = mask_changed || simulating();
    return static_cast<mode_t>(old);
}

// Limits hold for the worker, which outlives the execution: asking for others succeeds and changes nothing.
PAWL_EXPORT int setrlimit(__rlimit_resource_t, const rlimit*) { return 0; }
PAWL_EXPORT int setrlimit64(__rlimit_resource_t, const rlimit64*) { return 0; }
