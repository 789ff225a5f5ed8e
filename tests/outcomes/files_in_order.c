/* One task renames a file, another one writes to it and a third one looks: what is there at the end, and what was seen. */
#include <fcntl.h>
#include <pawl/check.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static const char first[] = "/tmp/pawl-test-first", second[] = "/tmp/pawl-test-second";
static char seen = '-';

static void* appends(void* text) {
    const int file = open(first, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (write(file, text, 1) != 1) return NULL;
    close(file);
    return NULL;
}

static void* moves(void* unused) {
    rename(first, second);
    return unused;
}

static void* looks(void* unused) {
    const int file = open(first, O_RDONLY);
    if (file < 0) return unused;
    if (read(file, &seen, 1) != 1) seen = '0';
    close(file);
    return unused;
}

static int content(const char* name, char* to) {
    const int file = open(name, O_RDONLY);
    const long size = file < 0 ? 0 : read(file, to, 2);
    if (file >= 0) close(file);
    to[size] = 0;
    return file >= 0;
}

int main(void) {
    char one[3], other[3], text[40];
    void* (*const work[])(void*) = {appends, moves, looks};
    pthread_t threads[3];
    for (int i = 0; i < 3; ++i) pthread_create(&threads[i], NULL, work[i], "a");
    for (int i = 0; i < 3; ++i) pthread_join(threads[i], NULL);
    const int a = content(first, one), b = content(second, other);
    snprintf(text, sizeof text, "first=%s second=%s seen=%c", a ? one : "none", b ? other : "none", seen);
    pawl_outcome(text);
    return 0;
}
