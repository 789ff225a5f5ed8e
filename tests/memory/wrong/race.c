// A counter without a lock, and a field of a heap object.
#include <pthread.h>
#include <stdlib.h>

struct box {
    int first, second;
};
static int counter;
static struct box* box;

static void* work(void* unused) {
    counter++;
    box->second = 2;
    return unused;
}

int main(void) {
    box = malloc(sizeof *box);
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    counter++;
    box->second = 3;
    pthread_join(thread, NULL);
    free(box);
}
