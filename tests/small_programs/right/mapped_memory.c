// Plain memory from mmap, shared between threads, grown and given back.
#define _GNU_SOURCE
#include <assert.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>

static char* pages;

static void* writer(void* unused) {
    pages[4096] = 'x';
    return unused;
}

int main(void) {
    pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert(pages != MAP_FAILED && pages[0] == 0 && pages[8191] == 0);
    assert(((unsigned long)pages & 4095) == 0);
    pthread_t thread;
    pthread_create(&thread, NULL, writer, NULL);
    pthread_join(thread, NULL);
    assert(pages[4096] == 'x');
    pages = mremap(pages, 8192, 16384, MREMAP_MAYMOVE);
    assert(pages != MAP_FAILED && pages[4096] == 'x');
    assert(munmap(pages, 16384) == 0);
}
