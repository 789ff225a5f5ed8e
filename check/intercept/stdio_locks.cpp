// flockfile and its family. printf and the other functions of <stdio.h> each run in one step, whoever holds this lock.
#include <pthread.h>
#include <stdio.h>

#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"

namespace {

namespace machine = pawl::check::machine;

// A recursive mutex known by the stream's address; nothing of the stream itself is read.
pthread_mutex_t* lock_of(FILE* stream) {
    bool made = false;
    auto& lock = machine::object_at(stream, machine::object_class::mutex, &made);
    if (made) lock.type = machine::mutex_type::recursive;
    return reinterpret_cast<pthread_mutex_t*>(stream);
}

}  // namespace

using namespace pawl::check::intercept;
using machine::simulating;

PAWL_EXPORT void flockfile(FILE* stream) {
    if (simulating()) lock_mutex(lock_of(stream), machine::no_deadline, PAWL_LOCK_SITE());
}
PAWL_EXPORT int ftrylockfile(FILE* stream) {
    return simulating() ? try_lock_mutex(lock_of(stream), PAWL_CALLER_FRAME()) : 0;
}
PAWL_EXPORT void funlockfile(FILE* stream) {
    if (simulating()) unlock_mutex(lock_of(stream));
}
