// A verification suite's way to say that something is wrong, for one of the numbers left open.
#include <pthread.h>

extern int __VERIFIER_nondet_int(void);
extern void __VERIFIER_error(void);

static int value;

static void* writer(void* unused) {
    value = __VERIFIER_nondet_int();
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, writer, NULL);
    pthread_join(thread, NULL);
    if (value == 1) __VERIFIER_error();
}
