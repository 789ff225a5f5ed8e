// While a more urgent interrupt's handler runs, the one that it interrupted stands still.
#include <assert.h>
#include <stdatomic.h>

#include <pawl/check.h>

static atomic_int urgent_runs, seen_during;

static void lower(void* unused) {
    (void)unused;
    if (atomic_load(&urgent_runs)) atomic_store(&seen_during, 1);
    if (atomic_load(&urgent_runs)) atomic_store(&seen_during, 1);
}

static void urgent(void* unused) {
    (void)unused;
    atomic_store(&urgent_runs, 1);
    atomic_store(&urgent_runs, 0);
}

int main(void) {
    pawl_interrupt("lower", 1, 0, 1, lower, 0);
    pawl_interrupt("urgent", 2, 0, 1, urgent, 0);
    assert(!atomic_load(&seen_during));
    assert(!atomic_load(&seen_during));
}
