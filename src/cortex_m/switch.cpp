// The pended call: lays the registers that the core did not save onto the thread's stack, and takes up those of the next one.
extern "C" [[gnu::naked]] void pawl_pended_call() {
    asm volatile(
        "mrs r0, psp\n\t"
        "subs r0, #32\n\t"
        "stmia r0!, {r4-r7}\n\t"
        "mov r4, r8\n\t"
        "mov r5, r9\n\t"
        "mov r6, r10\n\t"
        "mov r7, r11\n\t"
        "stmia r0!, {r4-r7}\n\t"
        "subs r0, #32\n\t"
        "push {r0, lr}\n\t"
        "bl pawl_next_thread\n\t"
        "adds r0, #16\n\t"
        "ldmia r0!, {r4-r7}\n\t"
        "mov r8, r4\n\t"
        "mov r9, r5\n\t"
        "mov r10, r6\n\t"
        "mov r11, r7\n\t"
        "subs r0, #32\n\t"
        "ldmia r0!, {r4-r7}\n\t"
        "adds r0, #16\n\t"
        "msr psp, r0\n\t"
        "pop {r1, pc}");
}

// The handler alone would not bring this file along: the table is content with its own.
extern "C" void pawl_keep_switch() {}
