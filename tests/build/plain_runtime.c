// Every function that instrumented code calls, doing only what the program meant.
#include <string.h>

#define ACCESS(name)        \
    void name(void* place); \
    void name(void* place) { (void)place; }
#define ACCESSES(size)                                                                                          \
    ACCESS(__tsan_read##size)                                                                                   \
    ACCESS(__tsan_write##size)                                                                                  \
    ACCESS(__tsan_unaligned_read##size) ACCESS(__tsan_unaligned_write##size) ACCESS(__tsan_volatile_read##size) \
        ACCESS(__tsan_volatile_write##size) ACCESS(__tsan_unaligned_volatile_read##size)                        \
            ACCESS(__tsan_unaligned_volatile_write##size)
ACCESSES(1)
ACCESSES(2)
ACCESSES(4) ACCESSES(8) ACCESSES(16) ACCESS(__tsan_vptr_read)

    void __tsan_init(void) {}
void __sanitizer_cov_trace_pc(void) {}
void __tsan_func_entry(void* caller) { (void)caller; }
void __tsan_func_exit(void) {}
void __tsan_read_range(void* place, unsigned long size) { (void)place, (void)size; }
void __tsan_write_range(void* place, unsigned long size) { (void)place, (void)size; }
void __tsan_vptr_update(void** place, void* value) { (void)place, (void)value; }
void* __tsan_memcpy(void* to, const void* from, unsigned long size) { return memcpy(to, from, size); }
void* __tsan_memmove(void* to, const void* from, unsigned long size) { return memmove(to, from, size); }
void* __tsan_memset(void* to, int value, unsigned long size) { return memset(to, value, size); }
void __tsan_atomic_thread_fence(int order) { (void)order, __atomic_thread_fence(__ATOMIC_SEQ_CST); }
void __tsan_atomic_signal_fence(int order) { (void)order; }

#define SEQ __ATOMIC_SEQ_CST
#define FETCH(bits, type, what)                                                            \
    type __tsan_atomic##bits##_fetch_##what(volatile type* place, type value, int order) { \
        return (void)order, __atomic_fetch_##what(place, value, SEQ);                      \
    }
#define ATOMIC(bits, type)                                                                                         \
    type __tsan_atomic##bits##_load(const volatile type* place, int order) {                                       \
        return (void)order, __atomic_load_n(place, SEQ);                                                           \
    }                                                                                                              \
    void __tsan_atomic##bits##_store(volatile type* place, type value, int order) {                                \
        (void)order, __atomic_store_n(place, value, SEQ);                                                          \
    }                                                                                                              \
    type __tsan_atomic##bits##_exchange(volatile type* place, type value, int order) {                             \
        return (void)order, __atomic_exchange_n(place, value, SEQ);                                                \
    }                                                                                                              \
    int __tsan_atomic##bits##_compare_exchange_strong(volatile type* place, type* expected, type value, int order, \
                                                      int failure) {                                               \
        return (void)order, (void)failure, __atomic_compare_exchange_n(place, expected, value, 0, SEQ, SEQ);       \
    }                                                                                                              \
    int __tsan_atomic##bits##_compare_exchange_weak(volatile type* place, type* expected, type value, int order,   \
                                                    int failure) {                                                 \
        return (void)order, (void)failure, __atomic_compare_exchange_n(place, expected, value, 0, SEQ, SEQ);       \
    }                                                                                                              \
    type __tsan_atomic##bits##_compare_exchange_val(volatile type* place, type expected, type value, int order,    \
                                                    int failure) {                                                 \
        (void)order, (void)failure, __atomic_compare_exchange_n(place, &expected, value, 0, SEQ, SEQ);             \
        return expected;                                                                                           \
    }                                                                                                              \
    FETCH(bits, type, add)                                                                                         \
    FETCH(bits, type, sub) FETCH(bits, type, and) FETCH(bits, type, or) FETCH(bits, type, xor) FETCH(bits, type, nand)
ATOMIC(8, unsigned char)
ATOMIC(16, unsigned short) ATOMIC(32, unsigned int) ATOMIC(64, unsigned long) ATOMIC(128, unsigned __int128)
