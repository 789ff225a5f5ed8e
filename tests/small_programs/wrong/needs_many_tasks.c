/* Among many tasks that do the same, one must stop in the middle while the only reader comes: one preemption. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

enum { writers = 19 };
static atomic_int first, second;

static void* write_both(void* unused) {
    atomic_store(&first, 1);
    atomic_store(&second, 1);
    return unused;
}

static void* read_both(void* unused) {
    const int seen = atomic_load(&first);
    assert(seen == atomic_load(&second));
    return unused;
}

int main(void) {
    pthread_t all[writers + 1];
    for (int i = 0; i < writers; ++i) pthread_create(&all[i], NULL, write_both, NULL);
    pthread_create(&all[writers], NULL, read_both, NULL);
    for (int i = 0; i <= writers; ++i) pthread_join(all[i], NULL);
    return 0;
}
