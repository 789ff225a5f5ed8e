/* The kernel's types, old names and new. */
#ifndef PAWL_SKETCH_KERNEL_TYPES_H
#define PAWL_SKETCH_KERNEL_TYPES_H

#include <stddef.h>
#include <stdint.h>

#if defined(PAWL_BOARD_AVR)
typedef uint16_t TickType_t;
#define portMAX_DELAY ((TickType_t)0xffffU)
typedef signed char BaseType_t;
typedef unsigned char UBaseType_t;
typedef uint8_t StackType_t;
#else
typedef uint32_t TickType_t;
#define portMAX_DELAY ((TickType_t)0xffffffffUL)
typedef int BaseType_t;
typedef unsigned int UBaseType_t;
#if defined(PAWL_BOARD_ESP32)
typedef uint8_t StackType_t;
#else
typedef uint32_t StackType_t;
#endif
#endif

typedef struct tskTaskControlBlock* TaskHandle_t;
typedef struct QueueDefinition* QueueHandle_t;
typedef struct QueueDefinition* QueueSetHandle_t;
typedef struct QueueDefinition* QueueSetMemberHandle_t;
typedef QueueHandle_t SemaphoreHandle_t;
typedef struct EventGroupDef_t* EventGroupHandle_t;
typedef struct StreamBufferDef_t* StreamBufferHandle_t;
typedef StreamBufferHandle_t MessageBufferHandle_t;
typedef struct tmrTimerControl* TimerHandle_t;
typedef void (*TaskFunction_t)(void*);
typedef void (*TimerCallbackFunction_t)(TimerHandle_t);
typedef void (*PendedFunction_t)(void*, uint32_t);
typedef TickType_t EventBits_t;

/* Memory that a program gives for an object: only its size matters. */
typedef struct { void* unused[24]; } StaticTask_t;
typedef struct { void* unused[12]; } StaticQueue_t;
typedef StaticQueue_t StaticSemaphore_t;
typedef struct { void* unused[8]; } StaticEventGroup_t;
typedef struct { void* unused[10]; } StaticStreamBuffer_t;
typedef StaticStreamBuffer_t StaticMessageBuffer_t;
typedef struct { void* unused[10]; } StaticTimer_t;

#define pdFALSE ((BaseType_t)0)
#define pdTRUE ((BaseType_t)1)
#define pdFAIL pdFALSE
#define pdPASS pdTRUE
#define errQUEUE_EMPTY ((BaseType_t)0)
#define errQUEUE_FULL ((BaseType_t)0)
#define errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY (-1)
#define errQUEUE_BLOCKED (-4)
#define errQUEUE_YIELD (-5)

#define pdMS_TO_TICKS(milliseconds) ((TickType_t)(((uint64_t)(milliseconds) * (uint64_t)configTICK_RATE_HZ) / 1000U))
#define pdTICKS_TO_MS(ticks) ((TickType_t)(((uint64_t)(ticks) * 1000U) / (uint64_t)configTICK_RATE_HZ))

#define portTICK_RATE_MS portTICK_PERIOD_MS
#define portTickType TickType_t
#define portBASE_TYPE BaseType_t
#define portCHAR char
#define portSHORT short
#define portLONG long
#define portFLOAT float
#define portDOUBLE double
#define portSTACK_TYPE StackType_t
#define xTaskHandle TaskHandle_t
#define xQueueHandle QueueHandle_t
#define xSemaphoreHandle SemaphoreHandle_t
#define xQueueSetHandle QueueSetHandle_t
#define xQueueSetMemberHandle QueueSetMemberHandle_t
#define xTimerHandle TimerHandle_t
#define xTaskParameters TaskParameters_t
#define pdTASK_CODE TaskFunction_t
#define tmrTIMER_CALLBACK TimerCallbackFunction_t

/* A call that becomes part of its caller, so that places in reports are the program's own. */
#define PAWL_INLINE static inline __attribute__((always_inline))

#endif
