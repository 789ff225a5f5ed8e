/* Files that are written, renamed and removed. Each execution finds the disk as the first one did. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>
#include <utime.h>

#include "expect.h"

static char folder[] = "/tmp/pawl-test-files-XXXXXX";
static char path[3][64];

static void content_is(const char* name, const char* wanted) {
    char seen[64] = "";
    const int file = open(name, O_RDONLY);
    EXPECT(file >= 0 && read(file, seen, sizeof seen - 1) == (ssize_t)strlen(wanted) && strcmp(seen, wanted) == 0);
    EXPECT(close(file) == 0);
}

static void opened_and_written(void) {
    struct stat about;
    int file = open(path[0], O_WRONLY | O_CREAT | O_EXCL, 0644);
    EXPECT(file >= 0 && write(file, "abcdef", 6) == 6 && fstat(file, &about) == 0 && about.st_size == 6);
    EXPECT(S_ISREG(about.st_mode) && (about.st_mode & 0777) == 0644 && about.st_nlink == 1 && close(file) == 0);
    EXPECT(open(path[0], O_WRONLY | O_CREAT | O_EXCL, 0644) == -1 && errno == EEXIST);
    EXPECT(open(path[0], O_RDONLY | O_DIRECTORY) == -1 && errno == ENOTDIR);
    content_is(path[0], "abcdef");
    EXPECT((file = open(path[0], O_RDWR | O_APPEND)) >= 0 && write(file, "g", 1) == 1 && close(file) == 0);
    content_is(path[0], "abcdefg");
    EXPECT((file = creat(path[0], 0600)) >= 0 && close(file) == 0);
    content_is(path[0], "");
    EXPECT(open(path[1], O_WRONLY) == -1 && errno == ENOENT);
    EXPECT(open("/no/such/folder", O_WRONLY | O_CREAT, 0600) == -1 && errno == ENOENT);
}

static void through_streams(void) {
    FILE* stream = fopen(path[1], "wx");
    EXPECT(stream && fprintf(stream, "line %d\n", 1) > 0 && fclose(stream) == 0);
    EXPECT(!fopen(path[1], "wx") && errno == EEXIST);
    EXPECT((stream = fopen(path[1], "a+")) && fputs("line 2\n", stream) >= 0);
    EXPECT((stream = freopen(path[0], "w", stream)) && fputs("other", stream) >= 0 && fclose(stream) == 0);
    content_is(path[1], "line 1\nline 2\n");
    content_is(path[0], "other");
}

static void known_of_it(void) {
    struct stat about;
    struct statx more;
    EXPECT(stat(path[1], &about) == 0 && about.st_size == 14 && lstat(path[1], &about) == 0 && about.st_size == 14);
    EXPECT(statx(AT_FDCWD, path[1], 0, STATX_BASIC_STATS, &more) == 0 && more.stx_size == 14 && more.stx_nlink == 1);
    EXPECT(chmod(path[1], 0640) == 0 && stat(path[1], &about) == 0 && (about.st_mode & 0777) == 0640);
    EXPECT(chown(path[1], getuid(), getgid()) == 0 && lchown(path[1], getuid(), getgid()) == 0);
    const struct utimbuf times = {1000, 2000};
    EXPECT(utime(path[1], &times) == 0 && stat(path[1], &about) == 0 && about.st_mtime == 2000);
    const struct timeval other[2] = {{3000, 0}, {4000, 0}};
    EXPECT(utimes(path[1], other) == 0 && stat(path[1], &about) == 0 && about.st_mtime == 4000);
    const struct timespec third[2] = {{5000, 0}, {6000, 0}};
    EXPECT(utimensat(AT_FDCWD, path[1], third, 0) == 0 && stat(path[1], &about) == 0 && about.st_mtime == 6000);
    const int file = open(path[1], O_WRONLY);
    EXPECT(futimens(file, third) == 0 && fchmod(file, 0600) == 0 && fchown(file, getuid(), getgid()) == 0);
    EXPECT(ftruncate(file, 6) == 0 && close(file) == 0 && stat(path[1], &about) == 0 && about.st_size == 6);
    EXPECT(truncate(path[1], 4) == 0 && access(path[1], R_OK) == 0 && access(path[2], F_OK) == -1 && errno == ENOENT);
    EXPECT(faccessat(AT_FDCWD, path[1], W_OK, 0) == 0);
    content_is(path[1], "line");
}

static void other_names(void) {
    EXPECT(rename(path[1], path[2]) == 0 && access(path[1], F_OK) == -1);
    content_is(path[2], "line");
    EXPECT(rename(path[1], path[0]) == -1 && errno == ENOENT);
    EXPECT(renameat2(AT_FDCWD, path[2], AT_FDCWD, path[0], RENAME_NOREPLACE) == -1 && errno == EEXIST);
    EXPECT(renameat(AT_FDCWD, path[2], AT_FDCWD, path[0]) == 0);
    content_is(path[0], "line");
    const int file = open(path[0], O_RDONLY);
    char seen[5] = "";
    EXPECT(unlink(path[0]) == 0 && unlink(path[0]) == -1 && errno == ENOENT);
    EXPECT(read(file, seen, 4) == 4 && strcmp(seen, "line") == 0 && close(file) == 0);
}

static void folders(void) {
    char inner[64], file[80];
    snprintf(inner, sizeof inner, "%s/inner", folder);
    snprintf(file, sizeof file, "%s/../inner/./file", inner);
    struct stat about;
    EXPECT(mkdir(inner, 0700) == 0 && mkdir(inner, 0700) == -1 && errno == EEXIST);
    EXPECT(stat(inner, &about) == 0 && S_ISDIR(about.st_mode));
    EXPECT(open(inner, O_WRONLY) == -1 && errno == EISDIR);
    FILE* stream = fopen(file, "w");
    EXPECT(stream && fclose(stream) == 0 && rmdir(inner) == -1 && errno == ENOTEMPTY);
    EXPECT(unlink(inner) == -1 && errno == EISDIR);
    EXPECT(remove(file) == 0 && remove(inner) == 0 && access(inner, F_OK) == -1);
    EXPECT(mkdirat(AT_FDCWD, inner, 0700) == 0 && unlinkat(AT_FDCWD, inner, AT_REMOVEDIR) == 0);
}

static void temporary(void) {
    char names[5][64];
    int files[4];
    for (int i = 0; i < 5; ++i) snprintf(names[i], 64, "%s/XXXXXX%s", folder, i > 1 && i < 4 ? ".c" : "");
    EXPECT((files[0] = mkstemp(names[0])) >= 0 && (files[1] = mkostemp(names[1], O_CLOEXEC)) >= 0);
    EXPECT((files[2] = mkstemps(names[2], 2)) >= 0 && (files[3] = mkostemps(names[3], 2, 0)) >= 0);
    EXPECT(strcmp(names[0], names[1]) != 0 && strcmp(names[2], names[3]) != 0);
    for (int i = 0; i < 4; ++i) EXPECT(write(files[i], "x", 1) == 1 && close(files[i]) == 0 && unlink(names[i]) == 0);
    EXPECT(mkdtemp(names[4]) && rmdir(names[4]) == 0);
}

static void shared_memory(void) {
    const int first = shm_open("/pawl-test-files", O_CREAT | O_EXCL | O_RDWR, 0600);
    EXPECT(first >= 0 && ftruncate(first, 4096) == 0);
    const int second = shm_open("/pawl-test-files", O_RDWR, 0);
    char* one = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, first, 0);
    char* other = mmap(NULL, 4096, PROT_READ, MAP_SHARED, second, 0);
    EXPECT(one != MAP_FAILED && other != MAP_FAILED);
    one[100] = 7;
    EXPECT(other[100] == 7 && munmap(one, 4096) == 0 && munmap(other, 4096) == 0);
    EXPECT(close(first) == 0 && close(second) == 0 && shm_unlink("/pawl-test-files") == 0);
    EXPECT(shm_open("/pawl-test-files", O_RDWR, 0) == -1 && errno == ENOENT);
}

static void* works(void* unused) {
    opened_and_written();
    through_streams();
    known_of_it();
    other_names();
    folders();
    temporary();
    shared_memory();
    return unused;
}

int main(void) {
    EXPECT(mkdtemp(folder));
    for (int i = 0; i < 3; ++i) snprintf(path[i], sizeof path[i], "%s/%d", folder, i);
    pthread_t thread;
    pthread_create(&thread, NULL, works, NULL);
    pthread_join(thread, NULL);
    EXPECT(rmdir(folder) == 0);
    return 0;
}
