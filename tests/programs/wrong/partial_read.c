/* Takes it that one read gives all that two writes will write. */
#include <assert.h>
#include <pthread.h>
#include <unistd.h>

static int pair[2];

static void* writes(void* unused) {
    (void)!write(pair[1], "ab", 2);
    (void)!write(pair[1], "cd", 2);
    return unused;
}

int main(void) {
    char text[4];
    pthread_t thread;
    if (pipe(pair) != 0) return 1;
    pthread_create(&thread, NULL, writes, NULL);
    const int got = (int)read(pair[0], text, sizeof text);
    assert(got == 4);
    pthread_join(thread, NULL);
    return 0;
}
