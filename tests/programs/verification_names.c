/* Names that programs of verification suites call. Natively they do not exist. */
#include <pthread.h>

#include "expect.h"

extern int __VERIFIER_nondet_int(void);
extern _Bool __VERIFIER_nondet_bool(void);
extern char __VERIFIER_nondet_char(void);
extern double __VERIFIER_nondet_double(void);
extern float __VERIFIER_nondet_float(void);
extern long __VERIFIER_nondet_long(void);
extern long long __VERIFIER_nondet_longlong(void);
extern signed char __VERIFIER_nondet_schar(void);
extern short __VERIFIER_nondet_short(void);
extern unsigned long __VERIFIER_nondet_size_t(void);
extern unsigned __VERIFIER_nondet_u32(void);
extern unsigned char __VERIFIER_nondet_uchar(void);
extern unsigned __VERIFIER_nondet_uint(void);
extern unsigned long __VERIFIER_nondet_ulong(void);
extern unsigned long long __VERIFIER_nondet_ulonglong(void);
extern unsigned __VERIFIER_nondet_unsigned(void);
extern unsigned short __VERIFIER_nondet_ushort(void);
extern _Bool __VERIFIER_nondet__Bool(void);
extern void __VERIFIER_assume(int);
extern void __VERIFIER_assert(int);
extern void __VERIFIER_error(void);
extern void reach_error(void);
extern void __VERIFIER_atomic_begin(void);
extern void __VERIFIER_atomic_end(void);

static int count;

static void* adds(void* unused) {
    __VERIFIER_atomic_begin();
    const int seen = count;
    count = seen + 1;
    __VERIFIER_atomic_end();
    return unused;
}

static int is_bit(long long value) { return value == 0 || value == 1; }

int main(int argc, char** argv) {
    const char how = argc > 1 ? argv[1][0] : 'n';
    pthread_t one, other;
    pthread_create(&one, NULL, adds, NULL);
    pthread_create(&other, NULL, adds, NULL);
    pthread_join(one, NULL);
    pthread_join(other, NULL);
    __VERIFIER_assert(count == 2);

    const int chosen = __VERIFIER_nondet_int();
    if (chosen == 1 && how == 'e') __VERIFIER_error();
    if (chosen == 1 && how == 'r') reach_error();
    __VERIFIER_assume(chosen == 0);
    EXPECT(chosen == 0);
    EXPECT(is_bit(__VERIFIER_nondet_bool() + 0));
    if (how != 'n') return 0;
    const int which = __VERIFIER_nondet_int();
    __VERIFIER_assume(which == 0);
    EXPECT(is_bit(__VERIFIER_nondet_char()));
    return 0;
}
