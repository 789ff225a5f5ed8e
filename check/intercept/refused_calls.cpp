// Calls that the simulated computer has no answer to. Within an execution each ends it without a verdict and is named;
// before main, and where the runtime's own thread calls, libc's function does its work.
#include <dlfcn.h>
#include <sys/mman.h>

#include <cstdio>

#include "check/intercept/export.hpp"
#include "check/machine/computer.hpp"

namespace {

namespace machine = pawl::check::machine;

using any_function = long (*)(long, long, long, long, long, long);

any_function libc_own(const char* name) {
    if (machine::simulating()) {
        char text[100];
        std::snprintf(text, sizeof text, "%s()", name);
        machine::the_computer.fail(pawl::check::wire::finding_kind::unsupported, text);
    }
    return reinterpret_cast<any_function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

// Six words hold the arguments of all of them, whatever their types.
#define PAWL_REFUSED(name)                                                                          \
    PAWL_EXPORT long refused_##name(long a, long b, long c, long d, long e, long f) __asm__(#name); \
    PAWL_EXPORT long refused_##name(long a, long b, long c, long d, long e, long f) {               \
        return libc_own(#name)(a, b, c, d, e, f);                                                   \
    }

// Other processes.
PAWL_REFUSED(fork)
PAWL_REFUSED(_Fork)
PAWL_REFUSED(vfork)
PAWL_REFUSED(clone)
PAWL_REFUSED(daemon)
PAWL_REFUSED(execl)
PAWL_REFUSED(execle)
PAWL_REFUSED(execlp)
PAWL_REFUSED(execv)
PAWL_REFUSED(execve)
PAWL_REFUSED(execveat)
PAWL_REFUSED(execvp)
PAWL_REFUSED(execvpe)
PAWL_REFUSED(fexecve)
PAWL_REFUSED(posix_spawn)
PAWL_REFUSED(posix_spawnp)
PAWL_REFUSED(system)
PAWL_REFUSED(popen)
PAWL_REFUSED(forkpty)
PAWL_REFUSED(ptrace)
PAWL_REFUSED(wait)
PAWL_REFUSED(wait3)
PAWL_REFUSED(wait4)
PAWL_REFUSED(waitid)
PAWL_REFUSED(waitpid)
PAWL_REFUSED(process_vm_readv)
PAWL_REFUSED(process_vm_writev)

// Another owner of the worker, which would stay so.
PAWL_REFUSED(setuid)
PAWL_REFUSED(seteuid)
PAWL_REFUSED(setreuid)
PAWL_REFUSED(setresuid)
PAWL_REFUSED(setgid)
PAWL_REFUSED(setegid)
PAWL_REFUSED(setregid)
PAWL_REFUSED(setresgid)
PAWL_REFUSED(setgroups)
PAWL_REFUSED(chroot)
PAWL_REFUSED(unshare)
PAWL_REFUSED(setns)

// Messages and semaphores between processes.
PAWL_REFUSED(msgget)
PAWL_REFUSED(msgrcv)
PAWL_REFUSED(msgsnd)
PAWL_REFUSED(semget)
PAWL_REFUSED(semop)
PAWL_REFUSED(semtimedop)
PAWL_REFUSED(mq_open)
PAWL_REFUSED(mq_receive)
PAWL_REFUSED(mq_send)
PAWL_REFUSED(mq_timedreceive)
PAWL_REFUSED(mq_timedsend)
PAWL_REFUSED(mq_notify)
PAWL_REFUSED(gethostbyname)
PAWL_REFUSED(lockf)
PAWL_REFUSED(lockf64)

// Signals and timers that would arrive at any time.
PAWL_REFUSED(ualarm)
PAWL_REFUSED(setitimer)
PAWL_REFUSED(timer_create)
PAWL_REFUSED(sigsuspend)
PAWL_REFUSED(sigqueue)
PAWL_REFUSED(pthread_sigqueue)

// Requests that the kernel carries out on its own.
PAWL_REFUSED(aio_read)
PAWL_REFUSED(aio_write)
PAWL_REFUSED(aio_suspend)
PAWL_REFUSED(lio_listio)
PAWL_REFUSED(io_setup)
PAWL_REFUSED(io_submit)
PAWL_REFUSED(io_getevents)
PAWL_REFUSED(io_uring_setup)
PAWL_REFUSED(io_uring_queue_init)
PAWL_REFUSED(userfaultfd)

// Names of files that nothing here stands for.
PAWL_REFUSED(link)
PAWL_REFUSED(linkat)
PAWL_REFUSED(symlink)
PAWL_REFUSED(symlinkat)
PAWL_REFUSED(mkfifo)
PAWL_REFUSED(mkfifoat)
PAWL_REFUSED(mknod)
PAWL_REFUSED(mknodat)

// A library loaded in the middle of an execution would not be put back.
PAWL_REFUSED(dlmopen)
