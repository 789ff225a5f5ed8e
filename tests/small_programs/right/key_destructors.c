// Each thread's value is given to the key's destructor when that thread ends; main's is not, for main returns.
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

static pthread_key_t key;
static int freed;

static void drop(void* value) {
    freed += *(int*)value;
    free(value);
}

static void* user(void* number) {
    assert(pthread_getspecific(key) == NULL);
    int* mine = malloc(sizeof *mine);
    *mine = (int)(long)number;
    pthread_setspecific(key, mine);
    assert(pthread_getspecific(key) == mine);
    return NULL;
}

int main(void) {
    assert(pthread_key_create(&key, drop) == 0);
    for (long number = 1; number <= 2; ++number) {
        pthread_t thread;
        pthread_create(&thread, NULL, user, (void*)number);
        pthread_join(thread, NULL);
        assert(freed == (number == 1 ? 1 : 3));
    }
    static int own = 100;
    pthread_setspecific(key, &own);
    assert(pthread_key_delete(key) == 0);
    assert(pthread_getspecific(key) == NULL);
}
