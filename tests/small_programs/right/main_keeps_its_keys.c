// A key's destructor runs at the end of a thread, not at the end of the program.
#include <pthread.h>
#include <stdlib.h>

static void never(void* value) {
    (void)value;
    abort();
}

int main(void) {
    pthread_key_t key;
    pthread_key_create(&key, never);
    pthread_setspecific(key, &key);
}
