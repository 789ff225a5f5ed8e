/* portmacro.h: critical sections, yields, interrupts. */
#ifndef PAWL_SKETCH_KERNEL_PORT_H
#define PAWL_SKETCH_KERNEL_PORT_H

#include <pawl_sketch/board_calls.h>
#include <pawl_sketch/kernel_calls.h>
#include <pawl_sketch/kernel_types.h>

/* The lock of a critical section that tasks of both cores enter. */
typedef struct {
    uint32_t owner, count;
} portMUX_TYPE;
#define portMUX_INITIALIZER_UNLOCKED { 0, 0 }
#define portMUX_FREE_VAL 0
#define portMUX_INITIALIZE(mux) ((mux)->owner = (mux)->count = 0)
#define spinlock_t portMUX_TYPE
#define SPINLOCK_INITIALIZER portMUX_INITIALIZER_UNLOCKED
#define vPortCPUInitializeMutex(mux) portMUX_INITIALIZE(mux)

/* taskENTER_CRITICAL() on one core, taskENTER_CRITICAL(&mux) on two. */
#define PAWL_MUX_OF(...) PAWL_MUX_PICK(__VA_ARGS__)
#ifdef __cplusplus
namespace pawl_sketch {
inline void* mux_of() { return nullptr; }
inline void* mux_of(void* mux) { return mux; }
}  // namespace pawl_sketch
#define PAWL_MUX_PICK(...) ::pawl_sketch::mux_of(__VA_ARGS__)
#else
#define PAWL_MUX_PICK(...) ((void*)(0, ##__VA_ARGS__))
#endif

#define taskENTER_CRITICAL(...) pawl_critical_enter(PAWL_MUX_OF(__VA_ARGS__))
#define taskEXIT_CRITICAL(...) pawl_critical_leave(PAWL_MUX_OF(__VA_ARGS__))
#define portENTER_CRITICAL(...) pawl_critical_enter(PAWL_MUX_OF(__VA_ARGS__))
#define portEXIT_CRITICAL(...) pawl_critical_leave(PAWL_MUX_OF(__VA_ARGS__))
#define portENTER_CRITICAL_ISR(mux) pawl_critical_enter(mux)
#define portEXIT_CRITICAL_ISR(mux) pawl_critical_leave(mux)
#define taskENTER_CRITICAL_ISR(mux) pawl_critical_enter(mux)
#define taskEXIT_CRITICAL_ISR(mux) pawl_critical_leave(mux)
#define portENTER_CRITICAL_SAFE(mux) pawl_critical_enter(mux)
#define portEXIT_CRITICAL_SAFE(mux) pawl_critical_leave(mux)
#define taskENTER_CRITICAL_FROM_ISR() (pawl_critical_enter(0), (UBaseType_t)0)
#define taskEXIT_CRITICAL_FROM_ISR(mask) ((void)(mask), pawl_critical_leave(0))
#define portSET_INTERRUPT_MASK_FROM_ISR() taskENTER_CRITICAL_FROM_ISR()
#define portCLEAR_INTERRUPT_MASK_FROM_ISR(mask) taskEXIT_CRITICAL_FROM_ISR(mask)
#define taskDISABLE_INTERRUPTS() pawl_board_interrupts(0)
#define taskENABLE_INTERRUPTS() pawl_board_interrupts(1)
#define portDISABLE_INTERRUPTS() pawl_board_interrupts(0)
#define portENABLE_INTERRUPTS() pawl_board_interrupts(1)

#define taskYIELD() pawl_yield()
#define portYIELD() pawl_yield()
#define vPortYield() pawl_yield()
#define portYIELD_WITHIN_API() pawl_yield()
/* With and without an argument. The switch comes at the interrupt's end. */
#define PAWL_FIRST_OF(first, ...) first
#define portYIELD_FROM_ISR(...) ((PAWL_FIRST_OF(__VA_OPT__(__VA_ARGS__, ) 1)) ? pawl_yield() : (void)0)
#define portEND_SWITCHING_ISR(...) portYIELD_FROM_ISR(__VA_ARGS__)

#define xPortInIsrContext() ((BaseType_t)pawl_board_in_interrupt())
#define xPortIsInsideInterrupt() ((BaseType_t)pawl_board_in_interrupt())
#define xPortGetCoreID() ((BaseType_t)pawl_board_core())
#define portNOP() ((void)0)

PAWL_INLINE size_t xPortGetFreeHeapSize(void) { return pawl_heap_free(0); }
PAWL_INLINE size_t xPortGetMinimumEverFreeHeapSize(void) { return pawl_heap_free(1); }

#endif
