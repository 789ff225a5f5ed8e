// The mask is taken back a step too early.
#include <assert.h>
#include <stdatomic.h>

#include <pawl/check.h>

static atomic_int came, other;

static void handler(void* unused) {
    (void)unused;
    atomic_fetch_add(&came, 1);
}

int main(void) {
    pawl_interrupt("timer", 1, 0, 1, handler, 0);
    pawl_mask_interrupts();
    const int before = atomic_load(&came);
    atomic_store(&other, 1);
    pawl_unmask_interrupts();
    atomic_store(&other, 2);
    assert(atomic_load(&came) == before);
}
