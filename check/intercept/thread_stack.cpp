// Where a thread's stack lies, for those who ask: Rust's start-up code, garbage collectors. libc would read
// /proc/self/maps for the main thread, in every execution.
#include <errno.h>
#include <pthread.h>

#include "check/intercept/export.hpp"
#include "check/intercept/libc_function.hpp"
#include "check/intercept/threads.hpp"
#include "check/machine/computer.hpp"

namespace {

using namespace pawl::check::intercept;

libc_function<int(pthread_t, pthread_attr_t*)> libc_getattr{"pthread_getattr_np"};
__attribute__((constructor)) void find_libc_functions() { libc_getattr.find(); }

constexpr std::size_t page = 4096;

}  // namespace

PAWL_EXPORT int pthread_getattr_np(pthread_t thread, pthread_attr_t* attributes) {
    if (!pawl::check::machine::simulating()) return libc_getattr(thread, attributes);
    const auto* t = task_of(thread);
    if (!t) return ESRCH;
    pthread_attr_init(attributes);
    const auto low = (reinterpret_cast<std::uintptr_t>(t->stack_low) + page - 1) & ~(page - 1);
    const auto top = (reinterpret_cast<std::uintptr_t>(t->stack_top) + page - 1) & ~(page - 1);
    pthread_attr_setstack(attributes, reinterpret_cast<void*>(low), top - low);
    pthread_attr_setguardsize(attributes, t->id == 0 ? 0 : page);
    pthread_attr_setdetachstate(attributes, t->detached ? PTHREAD_CREATE_DETACHED : PTHREAD_CREATE_JOINABLE);
    const sched_param parameters{t->base_priority};
    pthread_attr_setschedpolicy(attributes, t->policy);
    pthread_attr_setschedparam(attributes, &parameters);
    return 0;
}
