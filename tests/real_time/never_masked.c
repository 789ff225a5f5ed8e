// Nothing keeps the interrupt away.
#include <pawl/check.h>
#include <stdatomic.h>

static atomic_int place;

static void handler(void* unused) {
    (void)unused;
    atomic_store(&place, 1);
}

int main(void) {
    pawl_interrupt("tick", 1, 0, 1, handler, 0);
    atomic_store(&place, 2);
    atomic_store(&place, 3);
}
