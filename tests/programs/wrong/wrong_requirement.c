/* Two threads add one each, without a lock. */
#include <pthread.h>

#include <pawl/check.h>

static int count;

static void* adds(void* unused) {
    const int seen = count;
    count = seen + 1;
    return unused;
}

int main(void) {
    pthread_t one, other;
    pthread_create(&one, NULL, adds, NULL);
    pthread_create(&other, NULL, adds, NULL);
    pthread_join(one, NULL);
    pthread_join(other, NULL);
    PAWL_REQUIRE(count == 2);
    return 0;
}
