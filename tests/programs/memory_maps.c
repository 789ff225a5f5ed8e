/* Memory that the program maps itself. */
#define _GNU_SOURCE
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>

#include "expect.h"

enum { page = 4096 };

static void* maps(void* unused) {
    char* memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    EXPECT(memory != MAP_FAILED && memory[0] == 0);  // zero in each execution
    memset(memory, 1, 2 * page);
    EXPECT(mprotect(memory, page, PROT_READ) == 0 && mprotect(memory, page, PROT_READ | PROT_WRITE) == 0);
    memory = mremap(memory, 2 * page, 4 * page, MREMAP_MAYMOVE);
    EXPECT(memory != MAP_FAILED && memory[2 * page - 1] == 1 && memory[2 * page] == 0);
    EXPECT(madvise(memory, page, MADV_DONTNEED) == 0 && memory[0] == 0);
    EXPECT(munmap(memory, 4 * page) == 0);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, maps, NULL);
    maps(NULL);
    pthread_join(thread, NULL);
    return 0;
}
