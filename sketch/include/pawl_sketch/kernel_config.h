/* FreeRTOSConfig.h as the boards have it: what a program may ask of the kernel's configuration. */
#ifndef PAWL_SKETCH_KERNEL_CONFIG_H
#define PAWL_SKETCH_KERNEL_CONFIG_H

#include <pawl_sketch/kernel_calls.h>

#define tskKERNEL_VERSION_NUMBER "V11.1.0"
#define tskKERNEL_VERSION_MAJOR 11
#define tskKERNEL_VERSION_MINOR 1
#define tskKERNEL_VERSION_BUILD 0

#if defined(PAWL_BOARD_AVR)
/* The tick is the watchdog's: 16 ms. */
#define configTICK_RATE_HZ ((TickType_t)62)
#define portTICK_PERIOD_MS ((TickType_t)16)
#define configMAX_PRIORITIES 4
#define configMINIMAL_STACK_SIZE 192
#define configCPU_CLOCK_HZ 16000000UL
#define configUSE_16_BIT_TICKS 1
#define configTOTAL_HEAP_SIZE 1500
#define configNUMBER_OF_CORES 1
#elif defined(PAWL_BOARD_ESP32)
#define configTICK_RATE_HZ 1000
#define portTICK_PERIOD_MS ((TickType_t)1)
#define configMAX_PRIORITIES 25
#define configMINIMAL_STACK_SIZE 768
#define configCPU_CLOCK_HZ 240000000UL
#define configUSE_16_BIT_TICKS 0
#define configTOTAL_HEAP_SIZE 300000
#define configNUMBER_OF_CORES 2
#define portNUM_PROCESSORS 2
#else
#define configTICK_RATE_HZ 1000
#define portTICK_PERIOD_MS ((TickType_t)1)
#define configMAX_PRIORITIES 32
#define configMINIMAL_STACK_SIZE 128
#define configCPU_CLOCK_HZ 72000000UL
#define configUSE_16_BIT_TICKS 0
#define configTOTAL_HEAP_SIZE 65536
#define configNUMBER_OF_CORES 1
#endif

/* Hooks run where the program asks for them, before it includes this. On the Uno the idle hook takes the place of loop(). */
#ifndef configUSE_IDLE_HOOK
#if defined(PAWL_BOARD_AVR)
#define configUSE_IDLE_HOOK 1
#else
#define configUSE_IDLE_HOOK 0
#endif
#endif
#ifndef configUSE_TICK_HOOK
#define configUSE_TICK_HOOK 0
#endif
#ifdef __cplusplus
extern "C" {
#endif
#if configUSE_IDLE_HOOK
void vApplicationIdleHook(void) __attribute__((weak));
extern __attribute__((weak)) void (*const pawl_idle_hook)(void);
void (*const pawl_idle_hook)(void) = vApplicationIdleHook;
#endif
#if configUSE_TICK_HOOK
void vApplicationTickHook(void) __attribute__((weak));
extern __attribute__((weak)) void (*const pawl_tick_hook)(void);
void (*const pawl_tick_hook)(void) = vApplicationTickHook;
#endif
#ifdef __cplusplus
}
#endif

#define configUSE_PREEMPTION 1
#define configUSE_TIME_SLICING 1
#define configUSE_MUTEXES 1
#define configUSE_RECURSIVE_MUTEXES 1
#define configUSE_COUNTING_SEMAPHORES 1
#define configUSE_QUEUE_SETS 1
#define configUSE_TASK_NOTIFICATIONS 1
#define configTASK_NOTIFICATION_ARRAY_ENTRIES 8
#define configUSE_TIMERS 1
#if defined(PAWL_BOARD_ESP32)
#define configTIMER_TASK_PRIORITY 1
#else
#define configTIMER_TASK_PRIORITY (configMAX_PRIORITIES - 1)
#endif
#define configTIMER_QUEUE_LENGTH 10
#define configTIMER_TASK_STACK_DEPTH (configMINIMAL_STACK_SIZE * 2)
#define configMAX_TASK_NAME_LEN 16
#define configSUPPORT_STATIC_ALLOCATION 1
#define configSUPPORT_DYNAMIC_ALLOCATION 1
#define configNUM_THREAD_LOCAL_STORAGE_POINTERS 8
#define configCHECK_FOR_STACK_OVERFLOW 2
#define configUSE_TRACE_FACILITY 1
#define configUSE_STATS_FORMATTING_FUNCTIONS 1
#define configGENERATE_RUN_TIME_STATS 1
#define configRUN_TIME_COUNTER_TYPE uint32_t
#define configQUEUE_REGISTRY_SIZE 128
#define configSTACK_DEPTH_TYPE uint32_t
#define configMESSAGE_BUFFER_LENGTH_TYPE size_t
#define INCLUDE_vTaskPrioritySet 1
#define INCLUDE_uxTaskPriorityGet 1
#define INCLUDE_vTaskDelete 1
#define INCLUDE_vTaskSuspend 1
#define INCLUDE_vTaskDelayUntil 1
#define INCLUDE_xTaskDelayUntil 1
#define INCLUDE_vTaskDelay 1
#define INCLUDE_xTaskGetSchedulerState 1
#define INCLUDE_xTaskGetCurrentTaskHandle 1
#define INCLUDE_uxTaskGetStackHighWaterMark 1
#define INCLUDE_xTaskGetHandle 1
#define INCLUDE_eTaskGetState 1
#define INCLUDE_xTaskAbortDelay 1
#define INCLUDE_xTimerPendFunctionCall 1
#define INCLUDE_xSemaphoreGetMutexHolder 1

#define configASSERT(condition) \
    do { \
        if (!(condition)) pawl_kernel_assert(#condition, __FILE__, __LINE__); \
    } while (0)

#endif
