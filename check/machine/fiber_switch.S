// void pawl_fiber_switch(void** from, void* to, uint64_t thread_base)
// System V x86-64: only rbx, rbp, r12-r15 and the stack pointer survive a call; everything else is the caller's.
    .text
    .globl pawl_fiber_switch
    .hidden pawl_fiber_switch
    .type pawl_fiber_switch, @function
pawl_fiber_switch:
    .cfi_startproc
    pushq %rbp
    .cfi_adjust_cfa_offset 8
    pushq %rbx
    .cfi_adjust_cfa_offset 8
    pushq %r12
    .cfi_adjust_cfa_offset 8
    pushq %r13
    .cfi_adjust_cfa_offset 8
    pushq %r14
    .cfi_adjust_cfa_offset 8
    pushq %r15
    .cfi_adjust_cfa_offset 8
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    wrfsbase %rdx
    popq %r15
    .cfi_adjust_cfa_offset -8
    popq %r14
    .cfi_adjust_cfa_offset -8
    popq %r13
    .cfi_adjust_cfa_offset -8
    popq %r12
    .cfi_adjust_cfa_offset -8
    popq %rbx
    .cfi_adjust_cfa_offset -8
    popq %rbp
    .cfi_adjust_cfa_offset -8
    ret
    .cfi_endproc
    .size pawl_fiber_switch, .-pawl_fiber_switch

// The first frame of every fiber: r12 holds the entry. An undefined return address ends every unwinder here.
    .globl pawl_fiber_start
    .hidden pawl_fiber_start
    .type pawl_fiber_start, @function
pawl_fiber_start:
    .cfi_startproc
    .cfi_undefined rip
    xorl %ebp, %ebp
    callq *%r12
    ud2
    .cfi_endproc
    .size pawl_fiber_start, .-pawl_fiber_start
    .section .note.GNU-stack,"",@progbits
