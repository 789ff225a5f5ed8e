// Whoever comes first initialises; the others find it done.
#include <assert.h>
#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int table;

static void make_table(void) { table += 7; }

static void* user(void* unused) {
    pthread_once(&once, make_table);
    assert(table == 7);
    return unused;
}

int main(void) {
    pthread_t first, second;
    pthread_create(&first, NULL, user, NULL);
    pthread_create(&second, NULL, user, NULL);
    user(NULL);
    pthread_join(first, NULL);
    pthread_join(second, NULL);
}
