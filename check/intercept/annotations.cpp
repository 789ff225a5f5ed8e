// Names that programs call where they were built for ThreadSanitizer. Orders that they state count as synchronisation;
// what only silences that tool does nothing.
#include "check/intercept/export.hpp"
#include "check/machine/computer.hpp"

namespace {

namespace machine = pawl::check::machine;

machine::sync_object& word_at(const volatile void* at) {
    return machine::object_at(const_cast<const void*>(at), machine::object_class::none);
}

void publish(const volatile void* at) {
    if (machine::simulating()) machine::release_to(machine::current_task(), word_at(at));
}

void receive(const volatile void* at) {
    if (machine::simulating()) machine::acquire_from(machine::current_task(), word_at(at));
}

}  // namespace

PAWL_EXPORT void __tsan_release(void* at) { publish(at); }
PAWL_EXPORT void __tsan_acquire(void* at) { receive(at); }
PAWL_EXPORT void AnnotateHappensBefore(const char*, int, const volatile void* at) { publish(at); }
PAWL_EXPORT void AnnotateHappensAfter(const char*, int, const volatile void* at) { receive(at); }

// A user's own mutex is made of atomics, which are simulated: these say no more.
PAWL_EXPORT void __tsan_mutex_create(void*, unsigned) {}
PAWL_EXPORT void __tsan_mutex_destroy(void*, unsigned) {}
PAWL_EXPORT void __tsan_mutex_pre_lock(void*, unsigned) {}
PAWL_EXPORT void __tsan_mutex_post_lock(void*, unsigned, int) {}
PAWL_EXPORT int __tsan_mutex_pre_unlock(void*, unsigned) { return 0; }
PAWL_EXPORT void __tsan_mutex_post_unlock(void*, unsigned) {}
PAWL_EXPORT void __tsan_mutex_pre_signal(void*, unsigned) {}
PAWL_EXPORT void __tsan_mutex_post_signal(void*, unsigned) {}
PAWL_EXPORT void __tsan_mutex_pre_divert(void*, unsigned) {}
PAWL_EXPORT void __tsan_mutex_post_divert(void*, unsigned) {}
PAWL_EXPORT void AnnotateRWLockCreate(const char*, int, const volatile void*) {}
PAWL_EXPORT void AnnotateRWLockCreateStatic(const char*, int, const volatile void*) {}
PAWL_EXPORT void AnnotateRWLockDestroy(const char*, int, const volatile void*) {}
PAWL_EXPORT void AnnotateRWLockAcquired(const char*, int, const volatile void*, long) {}
PAWL_EXPORT void AnnotateRWLockReleased(const char*, int, const volatile void*, long) {}
PAWL_EXPORT void AnnotateBenignRace(const char*, int, const volatile void*, const char*) {}
PAWL_EXPORT void AnnotateBenignRaceSized(const char*, int, const volatile void*, long, const char*) {}
PAWL_EXPORT void AnnotateIgnoreReadsBegin(const char*, int) {}
PAWL_EXPORT void AnnotateIgnoreReadsEnd(const char*, int) {}
PAWL_EXPORT void AnnotateIgnoreWritesBegin(const char*, int) {}
PAWL_EXPORT void AnnotateIgnoreWritesEnd(const char*, int) {}
PAWL_EXPORT void AnnotateIgnoreSyncBegin(const char*, int) {}
PAWL_EXPORT void AnnotateIgnoreSyncEnd(const char*, int) {}
PAWL_EXPORT void AnnotateNewMemory(const char*, int, const volatile void*, long) {}
PAWL_EXPORT void AnnotateThreadName(const char*, int, const char*) {}

// Those of the process that would be forked: fork is refused.
PAWL_EXPORT int pthread_atfork(void (*)(), void (*)(), void (*)()) { return 0; }
PAWL_EXPORT int __register_atfork(void (*)(), void (*)(), void (*)(), void*) { return 0; }
