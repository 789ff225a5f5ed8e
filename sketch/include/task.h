/* Tasks: xTaskCreate and its family, delays, priorities, suspension, notifications. */
#ifndef PAWL_TASK_H
#define PAWL_TASK_H
#define INC_TASK_H

#include <FreeRTOS.h>

#define tskIDLE_PRIORITY ((UBaseType_t)0)
#define tskNO_AFFINITY ((BaseType_t)0x7fffffff)
#define taskSCHEDULER_SUSPENDED ((BaseType_t)0)
#define taskSCHEDULER_NOT_STARTED ((BaseType_t)1)
#define taskSCHEDULER_RUNNING ((BaseType_t)2)

typedef enum { eRunning = 0, eReady, eBlocked, eSuspended, eDeleted, eInvalid } eTaskState;
typedef enum { eNoAction = 0, eSetBits, eIncrement, eSetValueWithOverwrite, eSetValueWithoutOverwrite } eNotifyAction;

typedef struct {
    TaskHandle_t xHandle;
    const char* pcTaskName;
    UBaseType_t xTaskNumber;
    eTaskState eCurrentState;
    UBaseType_t uxCurrentPriority, uxBasePriority;
    uint32_t ulRunTimeCounter;
    uint32_t usStackHighWaterMark;
    BaseType_t xCoreID;
} TaskStatus_t;

typedef struct {
    TickType_t started;
} TimeOut_t;

/* Begin. */
#define PAWL_CORE_OR_ANY(core) ((core) == tskNO_AFFINITY || (core) < 0 ? -1 : (int)(core))

PAWL_INLINE BaseType_t xTaskCreate(TaskFunction_t function, const char* name, uint32_t stack, void* parameter,
                                   UBaseType_t priority, TaskHandle_t* handle) {
    /* The handle is written before the new task may run. */
    return (BaseType_t)pawl_task_create_at(function, name, stack, parameter, priority, -1, 1, (void**)handle);
}
/* The Uno has one core, and its FreeRTOS none of these: a sketch that calls them is not for it. */
#ifndef PAWL_BOARD_AVR
PAWL_INLINE BaseType_t xTaskCreatePinnedToCore(TaskFunction_t function, const char* name, uint32_t stack, void* parameter,
                                               UBaseType_t priority, TaskHandle_t* handle, BaseType_t core) {
    return (BaseType_t)pawl_task_create_at(function, name, stack, parameter, priority, PAWL_CORE_OR_ANY(core), 1, (void**)handle);
}
PAWL_INLINE BaseType_t xTaskCreateUniversal(TaskFunction_t function, const char* name, uint32_t stack, void* parameter,
                                            UBaseType_t priority, TaskHandle_t* handle, BaseType_t core) {
    return (BaseType_t)pawl_task_create_at(function, name, stack, parameter, priority, PAWL_CORE_OR_ANY(core), 1, (void**)handle);
}
#endif
PAWL_INLINE TaskHandle_t xTaskCreateStatic(TaskFunction_t function, const char* name, uint32_t stack, void* parameter,
                                           UBaseType_t priority, StackType_t* memory, StaticTask_t* block) {
    TaskHandle_t task = NULL;
    configASSERT(memory != NULL && block != NULL);
    pawl_task_create_at(function, name, stack, parameter, priority, -1, 0, (void**)&task);
    return task;
}
#ifndef PAWL_BOARD_AVR
PAWL_INLINE TaskHandle_t xTaskCreateStaticPinnedToCore(TaskFunction_t function, const char* name, uint32_t stack,
                                                       void* parameter, UBaseType_t priority, StackType_t* memory,
                                                       StaticTask_t* block, BaseType_t core) {
    TaskHandle_t task = NULL;
    configASSERT(memory != NULL && block != NULL);
    pawl_task_create_at(function, name, stack, parameter, priority, PAWL_CORE_OR_ANY(core), 0, (void**)&task);
    return task;
}
#endif
/* What the kernel's configuration makes of traceTASK_DELETE(task), where the program has it. */
#ifdef __cplusplus
extern "C"
#endif
    void pawl_freertos_task_deleted(void* task) __attribute__((weak));
PAWL_INLINE void vTaskDelete(TaskHandle_t task) {
    if (pawl_freertos_task_deleted) pawl_freertos_task_deleted(task);
    pawl_task_delete(task);
}
PAWL_INLINE void vTaskSuspend(TaskHandle_t task) { pawl_task_suspend(task); }
PAWL_INLINE void vTaskResume(TaskHandle_t task) { pawl_task_resume(task); }
PAWL_INLINE BaseType_t xTaskResumeFromISR(TaskHandle_t task) { return (BaseType_t)pawl_task_resume(task); }

/* Time. */
PAWL_INLINE void vTaskDelay(TickType_t ticks) { pawl_task_delay(ticks); }
PAWL_INLINE BaseType_t xTaskDelayUntil(TickType_t* before, TickType_t ticks) {
    uint64_t last = *before;
    BaseType_t slept = (BaseType_t)pawl_task_delay_until(&last, ticks);
    *before = (TickType_t)last;
    return slept;
}
PAWL_INLINE void vTaskDelayUntil(TickType_t* before, TickType_t ticks) { (void)xTaskDelayUntil(before, ticks); }
PAWL_INLINE BaseType_t xTaskAbortDelay(TaskHandle_t task) { return (BaseType_t)pawl_task_abort_delay(task); }
PAWL_INLINE TickType_t xTaskGetTickCount(void) { return (TickType_t)pawl_tick_count(); }
PAWL_INLINE TickType_t xTaskGetTickCountFromISR(void) { return (TickType_t)pawl_tick_count(); }
PAWL_INLINE void vTaskSetTimeOutState(TimeOut_t* out) { out->started = xTaskGetTickCount(); }
PAWL_INLINE BaseType_t xTaskCheckForTimeOut(TimeOut_t* out, TickType_t* left) {
    TickType_t now = xTaskGetTickCount(), passed = (TickType_t)(now - out->started);
    if (*left == portMAX_DELAY) return pdFALSE;
    if (passed >= *left) {
        *left = 0;
        return pdTRUE;
    }
    *left = (TickType_t)(*left - passed);
    out->started = now;
    return pdFALSE;
}

/* Priorities and states. */
PAWL_INLINE UBaseType_t uxTaskPriorityGet(TaskHandle_t task) { return (UBaseType_t)pawl_task_priority(task, 0); }
PAWL_INLINE UBaseType_t uxTaskPriorityGetFromISR(TaskHandle_t task) { return (UBaseType_t)pawl_task_priority(task, 0); }
PAWL_INLINE UBaseType_t uxTaskBasePriorityGet(TaskHandle_t task) { return (UBaseType_t)pawl_task_priority(task, 1); }
PAWL_INLINE void vTaskPrioritySet(TaskHandle_t task, UBaseType_t priority) { pawl_task_set_priority(task, priority); }
PAWL_INLINE eTaskState eTaskGetState(TaskHandle_t task) { return (eTaskState)pawl_task_state(task); }
PAWL_INLINE TaskHandle_t xTaskGetCurrentTaskHandle(void) { return (TaskHandle_t)pawl_task_current(); }
PAWL_INLINE TaskHandle_t xTaskGetHandle(const char* name) { return (TaskHandle_t)pawl_task_by_name(name); }
PAWL_INLINE char* pcTaskGetName(TaskHandle_t task) { return (char*)pawl_task_name(task); }
#define pcTaskGetTaskName(task) pcTaskGetName(task)
PAWL_INLINE UBaseType_t uxTaskGetNumberOfTasks(void) { return (UBaseType_t)pawl_task_count(); }
PAWL_INLINE UBaseType_t uxTaskGetTaskNumber(TaskHandle_t task) { return (UBaseType_t)pawl_task_number(task); }
PAWL_INLINE uint32_t uxTaskGetStackHighWaterMark(TaskHandle_t task) { return pawl_task_stack_left(task); }
PAWL_INLINE uint32_t uxTaskGetStackHighWaterMark2(TaskHandle_t task) { return pawl_task_stack_left(task); }
PAWL_INLINE BaseType_t xTaskGetAffinity(TaskHandle_t task) {
    int core = pawl_task_core(task);
    return core < 0 ? (BaseType_t)tskNO_AFFINITY : (BaseType_t)core;
}
PAWL_INLINE BaseType_t xTaskGetCoreID(TaskHandle_t task) { return xTaskGetAffinity(task); }
PAWL_INLINE void vTaskGetInfo(TaskHandle_t task, TaskStatus_t* out, BaseType_t stack, eTaskState state) {
    TaskHandle_t t = task ? task : xTaskGetCurrentTaskHandle();
    out->xHandle = t;
    out->pcTaskName = pawl_task_name(t);
    out->xTaskNumber = (UBaseType_t)pawl_task_number(t);
    out->eCurrentState = state == eInvalid ? (eTaskState)pawl_task_state(t) : state;
    out->uxCurrentPriority = (UBaseType_t)pawl_task_priority(t, 0);
    out->uxBasePriority = (UBaseType_t)pawl_task_priority(t, 1);
    out->ulRunTimeCounter = pawl_task_run_time(t);
    out->usStackHighWaterMark = stack ? pawl_task_stack_left(t) : 0;
    out->xCoreID = xTaskGetAffinity(t);
}
PAWL_INLINE UBaseType_t uxTaskGetSystemState(TaskStatus_t* all, UBaseType_t room, uint32_t* total) {
    UBaseType_t count = 0;
    void* task;
    while (count < room && (task = pawl_task_at(count)) != NULL) {
        vTaskGetInfo((TaskHandle_t)task, &all[count], pdTRUE, eInvalid);
        ++count;
    }
    if (total) *total = pawl_task_run_time(NULL);
    return count;
}
/* Tables of all tasks, as text. */
PAWL_INLINE void vTaskListTasks(char* out, size_t room) { pawl_task_table(out, room); }
PAWL_INLINE void vTaskList(char* out) { pawl_task_table(out, (size_t)-1); }
PAWL_INLINE void vTaskGetRunTimeStatistics(char* out, size_t room) { pawl_task_times(out, room); }
PAWL_INLINE void vTaskGetRunTimeStats(char* out) { pawl_task_times(out, (size_t)-1); }
PAWL_INLINE uint32_t ulTaskGetRunTimeCounter(TaskHandle_t task) {
    return pawl_task_run_time(task ? task : xTaskGetCurrentTaskHandle());
}
PAWL_INLINE void vTaskSetThreadLocalStoragePointer(TaskHandle_t task, BaseType_t index, void* value) {
    *pawl_task_local(task, (uint32_t)index) = value;
}
PAWL_INLINE void* pvTaskGetThreadLocalStoragePointer(TaskHandle_t task, BaseType_t index) {
    return *pawl_task_local(task, (uint32_t)index);
}

/* The scheduler. */
PAWL_INLINE void vTaskStartScheduler(void) { pawl_scheduler_start(); }
PAWL_INLINE void vTaskEndScheduler(void) { pawl_scheduler_end(); }
PAWL_INLINE void vTaskSuspendAll(void) { pawl_scheduler_suspend(); }
PAWL_INLINE BaseType_t xTaskResumeAll(void) { return (BaseType_t)pawl_scheduler_resume(); }
PAWL_INLINE BaseType_t xTaskGetSchedulerState(void) { return (BaseType_t)pawl_scheduler_state(); }

/* Notifications. */
PAWL_INLINE BaseType_t xTaskNotify(TaskHandle_t task, uint32_t value, eNotifyAction how) {
    return (BaseType_t)pawl_notify(task, 0, value, (int)how, NULL);
}
PAWL_INLINE BaseType_t xTaskNotifyIndexed(TaskHandle_t task, UBaseType_t slot, uint32_t value, eNotifyAction how) {
    return (BaseType_t)pawl_notify(task, slot, value, (int)how, NULL);
}
PAWL_INLINE BaseType_t xTaskNotifyAndQuery(TaskHandle_t task, uint32_t value, eNotifyAction how, uint32_t* before) {
    return (BaseType_t)pawl_notify(task, 0, value, (int)how, before);
}
PAWL_INLINE BaseType_t xTaskNotifyAndQueryIndexed(TaskHandle_t task, UBaseType_t slot, uint32_t value, eNotifyAction how,
                                                  uint32_t* before) {
    return (BaseType_t)pawl_notify(task, slot, value, (int)how, before);
}
PAWL_INLINE BaseType_t xTaskNotifyAndQueryIndexedFromISR(TaskHandle_t task, UBaseType_t slot, uint32_t value,
                                                         eNotifyAction how, uint32_t* before, BaseType_t* woken) {
    int outranks = 0;
    BaseType_t done = (BaseType_t)pawl_notify_from_isr(task, slot, value, (int)how, before, &outranks);
    if (woken && outranks) *woken = pdTRUE;
    return done;
}
PAWL_INLINE BaseType_t xTaskNotifyAndQueryFromISR(TaskHandle_t task, uint32_t value, eNotifyAction how, uint32_t* before,
                                                  BaseType_t* woken) {
    return xTaskNotifyAndQueryIndexedFromISR(task, 0, value, how, before, woken);
}
PAWL_INLINE BaseType_t xTaskNotifyIndexedFromISR(TaskHandle_t task, UBaseType_t slot, uint32_t value, eNotifyAction how,
                                                 BaseType_t* woken) {
    return xTaskNotifyAndQueryIndexedFromISR(task, slot, value, how, NULL, woken);
}
PAWL_INLINE BaseType_t xTaskNotifyFromISR(TaskHandle_t task, uint32_t value, eNotifyAction how, BaseType_t* woken) {
    return xTaskNotifyIndexedFromISR(task, 0, value, how, woken);
}
PAWL_INLINE BaseType_t xTaskNotifyGive(TaskHandle_t task) { return (BaseType_t)pawl_notify(task, 0, 0, eIncrement, NULL); }
PAWL_INLINE BaseType_t xTaskNotifyGiveIndexed(TaskHandle_t task, UBaseType_t slot) {
    return (BaseType_t)pawl_notify(task, slot, 0, eIncrement, NULL);
}
PAWL_INLINE void vTaskNotifyGiveFromISR(TaskHandle_t task, BaseType_t* woken) {
    (void)xTaskNotifyFromISR(task, 0, eIncrement, woken);
}
PAWL_INLINE void vTaskNotifyGiveIndexedFromISR(TaskHandle_t task, UBaseType_t slot, BaseType_t* woken) {
    (void)xTaskNotifyIndexedFromISR(task, slot, 0, eIncrement, woken);
}
PAWL_INLINE uint32_t ulTaskNotifyTake(BaseType_t clear, TickType_t ticks) { return pawl_notify_take(0, clear, ticks); }
PAWL_INLINE uint32_t ulTaskNotifyTakeIndexed(UBaseType_t slot, BaseType_t clear, TickType_t ticks) {
    return pawl_notify_take(slot, clear, ticks);
}
PAWL_INLINE BaseType_t xTaskNotifyWait(uint32_t clear_before, uint32_t clear_after, uint32_t* value, TickType_t ticks) {
    return (BaseType_t)pawl_notify_wait(0, clear_before, clear_after, value, ticks);
}
PAWL_INLINE BaseType_t xTaskNotifyWaitIndexed(UBaseType_t slot, uint32_t clear_before, uint32_t clear_after,
                                              uint32_t* value, TickType_t ticks) {
    return (BaseType_t)pawl_notify_wait(slot, clear_before, clear_after, value, ticks);
}
PAWL_INLINE BaseType_t xTaskNotifyStateClear(TaskHandle_t task) { return (BaseType_t)pawl_notify_clear_state(task, 0); }
PAWL_INLINE BaseType_t xTaskNotifyStateClearIndexed(TaskHandle_t task, UBaseType_t slot) {
    return (BaseType_t)pawl_notify_clear_state(task, slot);
}
PAWL_INLINE uint32_t ulTaskNotifyValueClearIndexed(TaskHandle_t task, UBaseType_t slot, uint32_t bits) {
    return pawl_notify_clear_value(task, slot, bits);
}
PAWL_INLINE uint32_t ulTaskNotifyValueClear(TaskHandle_t task, uint32_t bits) {
    return pawl_notify_clear_value(task, 0, bits);
}

#endif
