// pthread_join: a wait for the end of a thread, which that thread alone can give. std::thread and std::jthread end here.
#include <pthread.h>

#include <cerrno>

#include "observe/preload/exported.hpp"
#include "observe/preload/real_functions.hpp"
#include "observe/preload/thread_record.hpp"
#include "observe/preload/waiting.hpp"

namespace {

using namespace pawl::observe::preload;
using pawl::observe::wire::wait_kind;

void wait_is_over(void* mine) { static_cast<thread_record*>(mine)->end_wait(); }

// The thread may be cancelled here.
template <class Join>
int join(pthread_t thread, bool ends_by_itself, const call_place& at, Join&& wait) {
    thread_record* const mine = this_thread();
    // To join oneself is refused by glibc.
    if (!mine || pthread_equal(thread, pthread_self())) return wait();
    mine->begin_wait(wait_kind::join, reinterpret_cast<const void*>(thread), ends_by_itself, at);
    if (!ends_by_itself && refuse_if_closed(*mine)) return EDEADLK;
    int result = 0;
    pthread_cleanup_push(wait_is_over, mine);
    result = wait();
    pthread_cleanup_pop(1);
    return result;
}

}  // namespace

PAWL_IN_FRONT int pthread_join(pthread_t thread, void** result) {
    return join(thread, false, this_call(), [=] { return real().join(thread, result); });
}

PAWL_IN_FRONT int pthread_timedjoin_np(pthread_t thread, void** result, const timespec* deadline) {
    return join(thread, deadline != nullptr, this_call(), [=] { return real().timedjoin(thread, result, deadline); });
}

PAWL_IN_FRONT int pthread_clockjoin_np(pthread_t thread, void** result, clockid_t clock, const timespec* deadline) {
    return join(thread, deadline != nullptr, this_call(),
                [=] { return real().clockjoin(thread, result, clock, deadline); });
}
