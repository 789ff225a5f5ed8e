/* A task's own first function is called by nobody: it promises nothing to anybody. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void* try_counting(void* unused) {
    pthread_mutex_lock(&lock);
    ++count;
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void) {
    pthread_t a, b;
    pthread_create(&a, 0, try_counting, 0);
    pthread_create(&b, 0, try_counting, 0);
    pthread_join(a, 0);
    pthread_join(b, 0);
    return count != 2;
}
