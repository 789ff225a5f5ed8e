/* The C library's allocator, from two threads. */
#define _GNU_SOURCE
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"

static void aligned(void* p, size_t to) { EXPECT(p && (uintptr_t)p % to == 0); }

static void* allocates(void* unused) {
    char* text = malloc(5);
    aligned(text, _Alignof(max_align_t));
    strcpy(text, "pawl");
    text = realloc(text, 100000);
    EXPECT(text && strcmp(text, "pawl") == 0 && malloc_usable_size(text) >= 100000);
    free(text);

    int* zeros = calloc(1000, sizeof(int));
    for (int i = 0; i < 1000; ++i) EXPECT(zeros[i] == 0);
    zeros = reallocarray(zeros, 10, sizeof(int));
    EXPECT(zeros != NULL);
    free(zeros);

    void* p = NULL;
    EXPECT(posix_memalign(&p, 256, 10) == 0);
    aligned(p, 256);
    free(p);
    aligned(p = aligned_alloc(64, 128), 64);
    free(p);
    aligned(p = memalign(512, 1), 512);
    free(p);
    aligned(p = valloc(1), 4096);
    free(p);
    EXPECT(posix_memalign(&p, 3, 10) == EINVAL);
    volatile size_t too_much = SIZE_MAX / 2;
    EXPECT(malloc(too_much) == NULL);
    EXPECT(calloc(too_much, 8) == NULL && reallocarray(NULL, too_much, 8) == NULL);
    free(NULL);
    char* copy = strdup("copied");
    EXPECT(strcmp(copy, "copied") == 0);
    free(copy);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, allocates, NULL);
    allocates(NULL);
    pthread_join(thread, NULL);
    return 0;
}
