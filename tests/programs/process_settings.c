/* Settings of the whole process: each execution finds them as the first one did. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"

static char before[4096];

static void* changes(void* unused) {
    char folder[4096];
    const int root = open("/", O_RDONLY | O_DIRECTORY);
    EXPECT(chdir("/usr") == 0 && getcwd(folder, sizeof folder) && strcmp(folder, "/usr") == 0);
    EXPECT(fchdir(root) == 0 && getcwd(folder, sizeof folder) && strcmp(folder, "/") == 0);
    EXPECT(close(root) == 0);
    const mode_t mask = umask(077);
    EXPECT(mask != 077 && umask(mask) == 077);
    umask(077);
    struct rlimit files;
    EXPECT(getrlimit(RLIMIT_NOFILE, &files) == 0 && setrlimit(RLIMIT_NOFILE, &files) == 0);
    static char page[4096];
    EXPECT(mlock(page, sizeof page) == 0 && munlock(page, sizeof page) == 0 && mlock2(page, 1, 0) == 0);
    EXPECT(mlockall(MCL_CURRENT) == 0 && munlockall() == 0);
    return unused;
}

int main(void) {
    EXPECT(getcwd(before, sizeof before) && strcmp(before, "/") != 0);
    pthread_t thread;
    pthread_create(&thread, NULL, changes, NULL);
    pthread_join(thread, NULL);
    return 0;
}
