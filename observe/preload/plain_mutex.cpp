#include "observe/preload/plain_mutex.hpp"

#include <sys/syscall.h>
#include <unistd.h>

// glibc's own name for it: the same function, if nobody stands in between.
extern "C" [[gnu::weak]] int __pthread_mutex_lock(pthread_mutex_t*);

namespace pawl::observe::preload {

constinit bool plain_mutexes_are_known = false;

namespace {

bool looks(const pthread_mutex_t& mutex, int word, int owner, unsigned users) noexcept {
    return mutex.__data.__lock == word && mutex.__data.__owner == owner && mutex.__data.__nusers == users &&
           mutex.__data.__kind == 0;
}

}  // namespace

void look_at_plain_mutexes() noexcept {
    if (real().mutex_lock != __pthread_mutex_lock) return;
    const int thread = static_cast<int>(syscall(SYS_gettid));
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    const bool before = looks(mutex, 0, 0, 0);
    real().mutex_lock(&mutex);
    const bool taken = looks(mutex, 1, thread, 1);
    real().mutex_unlock(&mutex);
    plain_mutexes_are_known = before && taken && looks(mutex, 0, 0, 0);
}

}  // namespace pawl::observe::preload
