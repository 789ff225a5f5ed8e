/* What the headers for sketches ask of the simulated board. Defined in pawl check's runtime (sketch/board). Each call is a step of
   the calling task. Usable from C and C++. Times are nanoseconds of virtual time since the board was switched on. */
#ifndef PAWL_SKETCH_BOARD_CALLS_H
#define PAWL_SKETCH_BOARD_CALLS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a board is; the headers fill it in from board_config.h, because the sketch was compiled for it. */
struct pawl_board_profile {
    const char* name;
    uint64_t tick_ns;               /* length of a tick */
    uint64_t step_ns;               /* what one observable step of a task costs */
    uint32_t cores;
    uint32_t priorities;            /* configMAX_PRIORITIES */
    uint32_t tick_bits;             /* 16 or 32 */
    uint32_t stack_unit;            /* bytes to one unit of a stack's size */
    uint32_t minimal_stack;         /* of the idle task, in these units */
    uint32_t heap_bytes;            /* for tasks, queues and malloc */
    uint32_t control_block_bytes;   /* of a task, taken from the heap beside its stack */
    uint32_t stack_scale;           /* the board's frame is so many hundredths of a frame here */
    uint32_t context_bytes;         /* of a task's registers, saved on its stack */
    int32_t loop_priority;          /* of the task that runs setup() and loop() */
    int32_t loop_core;              /* -1: any */
    uint32_t loop_stack;            /* in units */
    uint32_t loop_in_idle;          /* 1: setup() runs before the scheduler, loop() in the idle task */
    uint32_t starts_by_itself;      /* 1: the scheduler starts without vTaskStartScheduler() */
    uint32_t time_slicing;          /* configUSE_TIME_SLICING */
    uint32_t pins, analog_bits;
    int32_t timer_priority; /* of the task that serves software timers */
};

/* The board's main(): never returns before nothing is left to run. */
int pawl_board_start(const struct pawl_board_profile* board, void (*setup)(void), void (*loop)(void));

/* Where a program has a main() of its own: the board is on before that begins. */
void pawl_board_switch_on(void);

/* Time. */
uint64_t pawl_board_now(void);
/* Blocks the task where a scheduler runs (for so long, and the rest of a tick busily), else is busy. An error in an interrupt. */
void pawl_board_delay(uint64_t nanoseconds);
/* Keeps the core busy. Allowed everywhere. */
void pawl_board_busy(uint64_t nanoseconds);
/* Lets a ready task of the same priority run: yield(). Nothing where no scheduler runs. */
void pawl_board_yield(void);

/* Serial lines, 0 the first. What is read comes from the input script or from standard input. */
void pawl_board_serial_begin(int line, unsigned long baud);
void pawl_board_serial_end(int line);
size_t pawl_board_serial_write(int line, const uint8_t* data, size_t size);
int pawl_board_serial_available(int line);
int pawl_board_serial_read(int line); /* -1: nothing there */
int pawl_board_serial_peek(int line);
void pawl_board_serial_flush(int line);
/* Keeps the core busy until a byte can be read (1), or for so long (0). At once where one is there. Time-outs of Stream: the
   boards go round and round there, which here would be a step for each round. */
int pawl_board_serial_wait(int line, uint64_t nanoseconds);

/* Pins. Modes: 0 input, 1 output, 2 input with pull-up, 3 input with pull-down. */
void pawl_board_pin_mode(int pin, int mode);
void pawl_board_digital_write(int pin, int value);
int pawl_board_digital_read(int pin);
int pawl_board_analog_read(int pin);
void pawl_board_analog_write(int pin, int value);
void pawl_board_tone(int pin, unsigned frequency, unsigned long milliseconds);
/* How long a pulse of that level lasts, from the input script, in microseconds; 0 after the time-out. */
unsigned long pawl_board_pulse_in(int pin, int level, unsigned long timeout_microseconds);

/* Interrupts. When: 0 low, 1 change, 2 falling, 3 rising, 4 high. */
void pawl_board_attach_interrupt(int pin, void (*handler)(void*), void* argument, int when);
void pawl_board_detach_interrupt(int pin);
void pawl_board_interrupts(int on);
int pawl_board_interrupts_are_on(void); /* not off, and not in an interrupt */
int pawl_board_in_interrupt(void);

/* Timers. Each is a clock in nanoseconds, which stands at 0 when it is made, and an alarm. A hardware timer's handler runs in an
   interrupt; that of a timer with in_task set in a task of the board's own, above all of the sketch's (the ESP32's task
   esp_timer, priority 22, core 0), one handler after the other. */
int pawl_board_timer_create(int in_task); /* -1: the board has no more of them (4 in hardware) */
void pawl_board_timer_delete(int timer);
/* What an alarm calls; null: nothing. */
void pawl_board_timer_attach(int timer, void (*handler)(void*), void* argument);
/* The alarm comes when the clock reaches `at`. With reload the clock then stands at 0 again and goes on, for `times` alarms (0:
   without end); without, it comes once. At once where the clock is already beyond `at`. */
void pawl_board_timer_alarm(int timer, uint64_t at_nanoseconds, int reload, uint64_t times);
void pawl_board_timer_no_alarm(int timer);
void pawl_board_timer_start(int timer); /* the clock goes on from where it stands */
void pawl_board_timer_stop(int timer);
int pawl_board_timer_waits(int timer); /* 1: its clock runs, and an alarm will come */
uint64_t pawl_board_timer_read(int timer);
void pawl_board_timer_write(int timer, uint64_t nanoseconds);

/* Bytes of the heap that are free, and that were when fewest were. */
size_t pawl_board_heap_free(void);
size_t pawl_board_heap_fewest(void);

/* The seed of random(): equal for equal --seed. */
uint32_t pawl_board_seed(void);
int pawl_board_core(void);
void pawl_board_restart(void);
/* Ends the execution: the sketch did what the board does not have or would stop at. */
#ifdef __cplusplus
[[noreturn]]
#else
_Noreturn
#endif
void pawl_board_refuse(const char* what, const char* file, int line);

#ifdef __cplusplus
}
#endif
#endif
