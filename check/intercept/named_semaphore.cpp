// sem_open and its family. Names are known within the program only: no other process takes part.
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <semaphore.h>

#include <cstdarg>
#include <cstring>

#include "check/intercept/execution_table.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/heap_calls.hpp"
#include "check/intercept/semaphore.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/heap.hpp"

namespace pawl::check::intercept {
namespace {

struct named {
    char name[NAME_MAX];
    sem_t* semaphore;
    unsigned opened;
    bool unlinked;  // still open somewhere, but its name is free
};

execution_table<named> table;

named* find(const char* name) {
    for (named& one : table.now())
        if (!one.unlinked && one.semaphore && std::strcmp(one.name, name) == 0) return &one;
    return nullptr;
}

sem_t* failed(int error) { return errno = error, SEM_FAILED; }

void schedule_point(wire::operation_kind kind, const void* object) {
    if (machine::simulating()) machine::the_computer.announce(kind, object);
}

void drop(named& one) {
    if (!one.unlinked || one.opened > 0) return;
    machine::heap_free(current_arena(), one.semaphore);
    one.semaphore = nullptr;
}

}  // namespace

void restart_named_semaphores() { table.restart(); }

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::wire::operation_kind;

PAWL_EXPORT sem_t* sem_open(const char* name, int flags, ...) {
    while (*name == '/') ++name;
    if (*name == 0 || std::strchr(name, '/')) return failed(EINVAL);
    if (std::strlen(name) > NAME_MAX - 4) return failed(ENAMETOOLONG);  // the system's own prefix is "sem."
    schedule_point(operation_kind::object_init, name);
    if (named* one = find(name)) {
        if ((flags & O_CREAT) && (flags & O_EXCL)) return failed(EEXIST);
        ++one->opened;
        return one->semaphore;
    }
    if (!(flags & O_CREAT)) return failed(ENOENT);
    va_list rest;
    va_start(rest, flags);
    (void)va_arg(rest, mode_t);
    const unsigned value = va_arg(rest, unsigned);
    va_end(rest);
    if (value > SEM_VALUE_MAX) return failed(EINVAL);
    named fresh{};
    std::strcpy(fresh.name, name);
    fresh.semaphore = static_cast<sem_t*>(pawl::check::machine::heap_allocate(current_arena(), sizeof(sem_t), 16));
    if (!fresh.semaphore) return failed(ENOMEM);
    sem_init(fresh.semaphore, 0, value);
    fresh.opened = 1;
    table.now().push_back(fresh);
    return fresh.semaphore;
}

PAWL_EXPORT int sem_close(sem_t* semaphore) {
    schedule_point(operation_kind::object_destroy, semaphore);
    for (named& one : table.now()) {
        if (one.semaphore != semaphore || one.opened == 0) continue;
        --one.opened;
        drop(one);
        return 0;
    }
    return errno = EINVAL, -1;
}

PAWL_EXPORT int sem_unlink(const char* name) {
    while (*name == '/') ++name;
    schedule_point(operation_kind::object_destroy, nullptr);
    named* one = find(name);
    if (!one) return errno = ENOENT, -1;
    one->unlinked = true;
    drop(*one);
    return 0;
}
