/* What the kernel's headers ask of the simulated kernel: one function for each family of calls. Usable from C and C++. Handles are
   opaque; a null handle, one of another kind or one of a deleted object stops the board as configASSERT does. Ticks are the board's;
   its portMAX_DELAY waits for ever. Results: 1 done, 0 refused. */
#ifndef PAWL_SKETCH_KERNEL_CALLS_H
#define PAWL_SKETCH_KERNEL_CALLS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Tasks. A stack's size is in the board's units; core -1: any; from_heap 0: the program gave the memory. */
/* 1, or -1 where the heap has no room. The handle is written before the new task may run. */
int pawl_task_create_at(void (*function)(void*), const char* name, uint32_t stack, void* parameter, uint32_t priority, int core,
                        int from_heap, void** handle);
void pawl_task_delete(void* task);
void pawl_task_suspend(void* task);
int pawl_task_resume(void* task);
void pawl_task_set_priority(void* task, uint32_t priority);
uint32_t pawl_task_priority(void* task, int base);
int pawl_task_state(void* task);
void* pawl_task_current(void);
const char* pawl_task_name(void* task);
uint32_t pawl_task_number(void* task);
int pawl_task_core(void* task);
void* pawl_task_by_name(const char* name);
uint32_t pawl_task_count(void);
void* pawl_task_at(uint32_t index);
uint32_t pawl_task_stack_left(void* task);
/* Microseconds on a core; of null: since the board was switched on. */
uint32_t pawl_task_run_time(void* task);
/* At most `room` bytes, the end included. */
void pawl_task_table(char* out, size_t room);
void pawl_task_times(char* out, size_t room);
void** pawl_task_local(void* task, uint32_t index);
void** pawl_task_tag(void* task);

/* Time. */
void pawl_task_delay(uint64_t ticks);
int pawl_task_delay_until(uint64_t* before, uint64_t ticks);
int pawl_task_abort_delay(void* task);
void pawl_yield(void);
uint64_t pawl_tick_count(void);

/* The scheduler, critical sections. `of_core`: a portMUX_TYPE, or null. */
void pawl_scheduler_start(void);
void pawl_scheduler_end(void);
int pawl_scheduler_state(void);
void pawl_scheduler_suspend(void);
int pawl_scheduler_resume(void);
void pawl_critical_enter(void* of_core);
void pawl_critical_leave(void* of_core);
void pawl_board_round(void);

/* Queues. where: 0 back, 1 front, 2 in the place of the only item. */
void* pawl_queue_create(uint32_t length, uint32_t item_size, int from_heap);
void pawl_queue_delete(void* queue);
int pawl_queue_send(void* queue, const void* item, uint64_t ticks, int where);
int pawl_queue_receive(void* queue, void* item, uint64_t ticks, int stays);
int pawl_queue_send_from_isr(void* queue, const void* item, int* woken, int where);
int pawl_queue_receive_from_isr(void* queue, void* item, int* woken, int stays);
uint32_t pawl_queue_waiting(void* queue);
uint32_t pawl_queue_spaces(void* queue);
void pawl_queue_reset(void* queue);
void* pawl_set_create(uint32_t length);
int pawl_set_add(void* member, void* set);
int pawl_set_remove(void* member, void* set);
void* pawl_set_select(void* set, uint64_t ticks);

/* Semaphores and mutexes. */
void* pawl_semaphore_create(uint32_t most, uint32_t at_first, int binary, int from_heap);
int pawl_semaphore_take(void* semaphore, uint64_t ticks);
int pawl_semaphore_give(void* semaphore);
int pawl_semaphore_give_from_isr(void* semaphore, int* woken);
int pawl_semaphore_take_from_isr(void* semaphore, int* woken);
void* pawl_mutex_create(int recursive, int from_heap);
int pawl_mutex_take_recursive(void* mutex, uint64_t ticks);
int pawl_mutex_give_recursive(void* mutex);
void* pawl_mutex_holder(void* mutex);

/* Notifications. how: 0 nothing, 1 set bits, 2 increment, 3 overwrite, 4 only if none is there. */
int pawl_notify(void* task, uint32_t slot, uint32_t value, int how, uint32_t* before);
int pawl_notify_from_isr(void* task, uint32_t slot, uint32_t value, int how, uint32_t* before, int* woken);
uint32_t pawl_notify_take(uint32_t slot, int clear, uint64_t ticks);
int pawl_notify_wait(uint32_t slot, uint32_t clear_before, uint32_t clear_after, uint32_t* value, uint64_t ticks);
int pawl_notify_clear_state(void* task, uint32_t slot);
uint32_t pawl_notify_clear_value(void* task, uint32_t slot, uint32_t bits);

/* Event groups. */
void* pawl_event_group_create(int from_heap);
void pawl_event_group_delete(void* group);
uint32_t pawl_event_group_set(void* group, uint32_t bits);
int pawl_event_group_set_from_isr(void* group, uint32_t bits, int* woken);
uint32_t pawl_event_group_clear(void* group, uint32_t bits);
int pawl_event_group_clear_from_isr(void* group, uint32_t bits);
uint32_t pawl_event_group_get(void* group);
uint32_t pawl_event_group_wait(void* group, uint32_t wanted, int clear, int all, uint64_t ticks);
uint32_t pawl_event_group_sync(void* group, uint32_t sets, uint32_t wanted, uint64_t ticks);

/* Stream and message buffers. look: 0 bytes, 1 room, 2 length of the next message. */
void* pawl_stream_create(uint32_t bytes, uint32_t trigger, int messages, int from_heap);
void pawl_stream_delete(void* stream);
uint32_t pawl_stream_send(void* stream, const void* data, uint32_t size, uint64_t ticks);
uint32_t pawl_stream_receive(void* stream, void* data, uint32_t size, uint64_t ticks);
uint32_t pawl_stream_send_from_isr(void* stream, const void* data, uint32_t size, int* woken);
uint32_t pawl_stream_receive_from_isr(void* stream, void* data, uint32_t size, int* woken);
uint32_t pawl_stream_look(void* stream, int what);
int pawl_stream_reset(void* stream);
int pawl_stream_set_trigger(void* stream, uint32_t level);

/* Ring buffers of the ESP32. kind: 0 whole items, 1 items that may be split, 2 bytes. look: 0 largest item, 1 largest now, 2 waiting. */
void* pawl_ring_create(size_t bytes, int kind, int from_heap);
void pawl_ring_delete(void* ring);
int pawl_ring_send(void* ring, const void* item, size_t size, uint64_t ticks, int* woken);
int pawl_ring_acquire(void* ring, void** item, size_t size, uint64_t ticks);
int pawl_ring_complete(void* ring, void* item);
void* pawl_ring_receive(void* ring, size_t* size, size_t most, uint64_t ticks, int* more);
void pawl_ring_return(void* ring, void* item, int* woken);
size_t pawl_ring_look(void* ring, int what);

/* Software timers. order: 0 start, 1 stop, 2 change the period, 3 reset, 4 delete. look: 0 active, 1 period, 2 expiry, 3 reloads. */
void* pawl_timer_new(const char* name, uint64_t period, int reloads, void* id, void (*callback)(void*), int from_heap);
int pawl_timer_order(void* timer, int order, uint64_t value, uint64_t ticks, int* woken);
int pawl_timer_pend(void (*function)(void*, uint32_t), void* argument, uint32_t value, uint64_t ticks, int* woken);
uint64_t pawl_timer_look(void* timer, int which);
void* pawl_timer_id(void* timer);
void pawl_timer_set_id(void* timer, void* id);
void pawl_timer_set_reload(void* timer, int reloads);
const char* pawl_timer_name(void* timer);
void* pawl_timer_daemon(void);

/* The heap: only counted. Names for the report. */
uint32_t pawl_heap_free(int least);
int pawl_heap_take(uint32_t bytes);
void pawl_heap_give(uint32_t bytes);
void pawl_name_object(const void* object, const char* name);
void pawl_kernel_assert(const char* condition, const char* file, int line);

#ifdef __cplusplus
}
#endif
#endif
