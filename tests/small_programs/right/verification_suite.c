// The names that verification suites use: an open number, an assumption, an atomic section.
#include <pthread.h>

extern int __VERIFIER_nondet_int(void);
extern void __VERIFIER_assume(int);
extern void __VERIFIER_atomic_begin(void);
extern void __VERIFIER_atomic_end(void);
extern void reach_error(void);

static int count;

static void* add(void* unused) {
    __VERIFIER_atomic_begin();
    ++count;
    __VERIFIER_atomic_end();
    return unused;
}

int main(void) {
    int number = __VERIFIER_nondet_int();
    __VERIFIER_assume(number == 1);
    if (number != 1) reach_error();
    pthread_t thread;
    pthread_create(&thread, NULL, add, NULL);
    add(NULL);
    pthread_join(thread, NULL);
    if (count != 2) reach_error();
}
