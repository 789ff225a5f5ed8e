// Between two parts that are masked there is a moment for the interrupt, though the task does nothing there.
#include <assert.h>
#include <stdatomic.h>

#include <pawl/check.h>

static atomic_int came;

static void handler(void* unused) {
    (void)unused;
    atomic_fetch_add(&came, 1);
}

int main(void) {
    pawl_interrupt("timer", 1, 0, 1, handler, 0);
    pawl_mask_interrupts();
    const int first = atomic_load(&came);
    pawl_unmask_interrupts();
    pawl_mask_interrupts();
    const int second = atomic_load(&came);
    pawl_unmask_interrupts();
    assert(first == second);
}
