// Ends well, with another status, or never.
#include <pawl/check.h>
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER, b = PTHREAD_MUTEX_INITIALIZER;
static int first = 0;  // guarded by both

static void* opposite(void* unused) {
    pthread_mutex_lock(&b);
    pthread_mutex_lock(&a);
    if (!first) first = 2;
    pthread_mutex_unlock(&a);
    pthread_mutex_unlock(&b);
    return unused;
}

int main(void) {
    pthread_t other;
    pthread_create(&other, 0, opposite, 0);
    pthread_mutex_lock(&a);
    pthread_mutex_lock(&b);
    if (!first) first = 1;
    pthread_mutex_unlock(&b);
    pthread_mutex_unlock(&a);
    pthread_join(other, 0);
    pawl_outcome(first == 1 ? "main came first" : "main came second");
    pawl_outcome_value("negative", -9223372036854775807ll - 1);
    exit(first == 1 ? 0 : 7);
}
