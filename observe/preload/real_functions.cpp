#include "observe/preload/real_functions.hpp"

#include <dlfcn.h>

// Where glibc has them apart from the names that this library takes. Weak: another glibc may not.
extern "C" {
[[gnu::weak]] int __pthread_mutex_lock(pthread_mutex_t*);
[[gnu::weak]] int __pthread_mutex_trylock(pthread_mutex_t*);
[[gnu::weak]] int __pthread_mutex_unlock(pthread_mutex_t*);
}

namespace pawl::observe::preload {

constinit real_functions found{};

namespace {

template <class Function>
void find(Function*& target, const char* name, const char* version = nullptr) noexcept {
    void* address = version ? dlvsym(RTLD_NEXT, name, version) : nullptr;
    if (!address) address = dlsym(RTLD_NEXT, name);
    target = reinterpret_cast<Function*>(address);
}

}  // namespace

void look_up_real_functions() noexcept {
    [[gnu::tls_model("initial-exec")]] static thread_local bool within = false;
    if (within) {
        // The loader has allocated, and the program's allocator locks.
        found.mutex_lock = __pthread_mutex_lock;
        found.mutex_trylock = __pthread_mutex_trylock;
        found.mutex_unlock = __pthread_mutex_unlock;
        return;
    }
    within = true;  // several threads at once find the same

    find(found.mutex_init, "pthread_mutex_init");
    find(found.mutex_destroy, "pthread_mutex_destroy");
    find(found.mutex_timedlock, "pthread_mutex_timedlock");
    find(found.mutex_clocklock, "pthread_mutex_clocklock");
    // Without a version one gets those of before 2003, whose conditions are laid out otherwise.
    find(found.cond_wait, "pthread_cond_wait", "GLIBC_2.3.2");
    find(found.cond_timedwait, "pthread_cond_timedwait", "GLIBC_2.3.2");
    find(found.cond_clockwait, "pthread_cond_clockwait");
    find(found.old_cond_wait, "pthread_cond_wait", "GLIBC_2.2.5");
    find(found.old_cond_timedwait, "pthread_cond_timedwait", "GLIBC_2.2.5");
    find(found.rwlock_init, "pthread_rwlock_init");
    find(found.rwlock_destroy, "pthread_rwlock_destroy");
    find(found.rwlock_rdlock, "pthread_rwlock_rdlock");
    find(found.rwlock_tryrdlock, "pthread_rwlock_tryrdlock");
    find(found.rwlock_timedrdlock, "pthread_rwlock_timedrdlock");
    find(found.rwlock_clockrdlock, "pthread_rwlock_clockrdlock");
    find(found.rwlock_wrlock, "pthread_rwlock_wrlock");
    find(found.rwlock_trywrlock, "pthread_rwlock_trywrlock");
    find(found.rwlock_timedwrlock, "pthread_rwlock_timedwrlock");
    find(found.rwlock_clockwrlock, "pthread_rwlock_clockwrlock");
    find(found.rwlock_unlock, "pthread_rwlock_unlock");
    find(found.join, "pthread_join");
    find(found.timedjoin, "pthread_timedjoin_np");
    find(found.clockjoin, "pthread_clockjoin_np");
    find(found.mutex_lock, "pthread_mutex_lock");
    find(found.mutex_trylock, "pthread_mutex_trylock");
    // The last one: where it is, all are (real()).
    find(found.mutex_unlock, "pthread_mutex_unlock");
    within = false;
}

}  // namespace pawl::observe::preload
