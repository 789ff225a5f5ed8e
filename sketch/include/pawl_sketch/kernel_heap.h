/* pvPortMalloc and vPortFree: memory of the board's heap, counted. */
#ifndef PAWL_SKETCH_KERNEL_HEAP_H
#define PAWL_SKETCH_KERNEL_HEAP_H

#include <stdlib.h>

#include <pawl_sketch/kernel_calls.h>
#include <pawl_sketch/kernel_types.h>

/* The size stands in front of the block. */
PAWL_INLINE void* pvPortMalloc(size_t bytes) {
    max_align_t* block;
    if (!pawl_heap_take((uint32_t)bytes)) return NULL;
    block = (max_align_t*)malloc(bytes + sizeof *block);
    if (!block) {
        pawl_heap_give((uint32_t)bytes);
        return NULL;
    }
    *(size_t*)block = bytes;
    return block + 1;
}

PAWL_INLINE void vPortFree(void* memory) {
    max_align_t* block = (max_align_t*)memory;
    if (!block) return;
    pawl_heap_give((uint32_t)*(size_t*)(block - 1));
    free(block - 1);
}

#endif
