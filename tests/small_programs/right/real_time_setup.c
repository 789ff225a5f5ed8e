// What real-time programs begin with: memory locked, limits raised, a watchdog, another folder.
#include <assert.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    const struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_MEMLOCK, &all);
    (void)!mlockall(MCL_CURRENT | MCL_FUTURE);
    alarm(60);
    const mode_t old = umask(077);
    assert(old != 077 && umask(old) == 077);
    assert(access("tmp", F_OK) != 0 && chdir("/") == 0 && access("tmp", F_OK) == 0);
    umask(077);
    alarm(0);
    munlockall();
}
