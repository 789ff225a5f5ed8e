/* ATOMIC_BLOCK: no interrupt within, whichever way it is left. */
#ifndef PAWL_UTIL_ATOMIC_H
#define PAWL_UTIL_ATOMIC_H

#include "../pawl_sketch/board_calls.h"
#include "../pawl_sketch/board_names.h"

/* Restored is what was: within another block, or in an interrupt, they stay off. */
struct pawl_atomic_block {
    int again;
    int on_after;
};
PAWL_CORE struct pawl_atomic_block pawl_atomic_enter(int force_on) {
    struct pawl_atomic_block block = {1, 0};
    block.on_after = pawl_board_interrupts_are_on() || force_on;
    pawl_board_interrupts(0);
    return block;
}
PAWL_CORE void pawl_atomic_leave(struct pawl_atomic_block* block) {
    if (block->on_after) pawl_board_interrupts(1);
}

#define ATOMIC_RESTORESTATE 0
#define ATOMIC_FORCEON 1
#define ATOMIC_BLOCK(manner)                                                                                          \
    for (struct pawl_atomic_block pawl_block __attribute__((cleanup(pawl_atomic_leave))) = pawl_atomic_enter(manner); \
         pawl_block.again; pawl_block.again = 0)

#endif
