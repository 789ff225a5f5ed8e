// Never freed, and no leak: globals, a live thread's stack, its storage, a key and an exit handler lead there.
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <unistd.h>

struct node {
    struct node* next;
};
static struct node* volatile list;
static __thread void* volatile own;
static pthread_key_t key;
static sem_t begun, never;

static void* stays(void* unused) {
    void* volatile local = malloc(10);
    own = malloc(20);
    pthread_setspecific(key, malloc(30));
    sem_post(&begun);
    sem_wait(&never);
    free(local);
    return unused;
}

static void* returns_a_block(void* unused) {
    (void)unused;
    return malloc(40);
}

static void at_exit(int status, void* block) {
    (void)status;
    free(block);
}

int main(void) {
    for (int i = 0; i < 3; ++i) {
        struct node* fresh = malloc(sizeof *fresh);
        fresh->next = list;
        list = fresh;
    }
    pthread_key_create(&key, NULL);
    sem_init(&begun, 0, 0);
    sem_init(&never, 0, 0);
    on_exit(at_exit, malloc(50));
    pthread_t thread, other;
    pthread_create(&thread, NULL, stays, NULL);
    pthread_create(&other, NULL, returns_a_block, NULL);
    sem_wait(&begun);
    _exit(0);
}
