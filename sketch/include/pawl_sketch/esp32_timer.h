/* The ESP32's hardware timers, in both manners: timerBegin(number, divider, up) of version 2 of its core, timerBegin(frequency)
   of version 3. They count ticks; the board's seam counts nanoseconds. */
#ifndef PAWL_SKETCH_ESP32_TIMER_H
#define PAWL_SKETCH_ESP32_TIMER_H

#ifdef __cplusplus

#include <stdint.h>

#include "board_calls.h"

struct hw_timer_t {
    int of_board;
    uint32_t frequency;
    uint64_t alarm_at;
    bool reload;
    bool alarm_on;
    bool taken;

    uint64_t nanoseconds(uint64_t ticks) const {
        return static_cast<uint64_t>(static_cast<unsigned __int128>(ticks) * 1000000000u / frequency);
    }
    uint64_t ticks() const {
        return static_cast<uint64_t>(static_cast<unsigned __int128>(pawl_board_timer_read(of_board)) * frequency /
                                     1000000000u);
    }
    void alarm(uint64_t times = 0) { pawl_board_timer_alarm(of_board, nanoseconds(alarm_at), reload, times); }
};

namespace pawl_sketch {
inline hw_timer_t timers[4] = {};

// It runs from the beginning. Null: the board has no such timer, or no more of them.
inline hw_timer_t* timer_begin(hw_timer_t* timer, uint32_t frequency) {
    if (!timer || frequency == 0) return nullptr;
    const int of_board = timer->taken ? timer->of_board : pawl_board_timer_create(0);
    if (of_board < 0) return nullptr;
    *timer = {of_board, frequency, 0, false, false, true};
    pawl_board_timer_write(of_board, 0);
    pawl_board_timer_start(of_board);
    return timer;
}
}  // namespace pawl_sketch

inline hw_timer_t* timerBegin(uint8_t number, uint16_t divider, bool count_up) {
    if (!count_up) pawl_board_refuse("timerBegin: pawl does not simulate timers that count down", __FILE__, __LINE__);
    if (number >= 4 || divider < 2) return nullptr;
    return pawl_sketch::timer_begin(&pawl_sketch::timers[number], 80000000u / divider);
}

inline hw_timer_t* timerBegin(uint32_t frequency) {
    for (hw_timer_t& timer : pawl_sketch::timers) {
        if (!timer.taken) return pawl_sketch::timer_begin(&timer, frequency);
    }
    return nullptr;
}

inline void timerEnd(hw_timer_t* timer) {
    if (!timer->taken) return;
    pawl_board_timer_delete(timer->of_board);
    timer->taken = false;
}

inline void timerStart(hw_timer_t* timer) { pawl_board_timer_start(timer->of_board); }
inline void timerStop(hw_timer_t* timer) { pawl_board_timer_stop(timer->of_board); }
inline void timerRestart(hw_timer_t* timer) { pawl_board_timer_write(timer->of_board, 0); }
inline void timerWrite(hw_timer_t* timer, uint64_t ticks) {
    pawl_board_timer_write(timer->of_board, timer->nanoseconds(ticks));
}
inline uint64_t timerRead(hw_timer_t* timer) { return timer->ticks(); }
inline uint64_t timerReadMicros(hw_timer_t* timer) { return pawl_board_timer_read(timer->of_board) / 1000; }
inline uint64_t timerReadMilis(hw_timer_t* timer) { return pawl_board_timer_read(timer->of_board) / 1000000; }
inline uint64_t timerReadMillis(hw_timer_t* timer) { return timerReadMilis(timer); }
inline double timerReadSeconds(hw_timer_t* timer) {
    return static_cast<double>(pawl_board_timer_read(timer->of_board)) / 1e9;
}
inline uint32_t timerGetFrequency(hw_timer_t* timer) { return timer->frequency; }

inline void timerAttachInterruptArg(hw_timer_t* timer, void (*handler)(void*), void* argument) {
    pawl_board_timer_attach(timer->of_board, handler, argument);
}
// The handler itself, as with attachInterrupt(). Edges are all the same to a timer.
inline void timerAttachInterrupt(hw_timer_t* timer, void (*handler)(), bool edge = true) {
    (void)edge;
    timerAttachInterruptArg(timer, reinterpret_cast<void (*)(void*)>(handler), nullptr);
}
inline void timerDetachInterrupt(hw_timer_t* timer) { pawl_board_timer_attach(timer->of_board, nullptr, nullptr); }

// Version 3: one call, and without end if no number of reloads is given.
inline void timerAlarm(hw_timer_t* timer, uint64_t at, bool reload, uint64_t times) {
    timer->alarm_at = at;
    timer->reload = reload;
    timer->alarm_on = true;
    timer->alarm(times);
}

// Version 2: set, then enabled.
inline void timerAlarmWrite(hw_timer_t* timer, uint64_t at, bool reload) {
    timer->alarm_at = at;
    timer->reload = reload;
    if (timer->alarm_on) timer->alarm();
}
inline void timerAlarmEnable(hw_timer_t* timer) {
    timer->alarm_on = true;
    timer->alarm();
}
inline void timerAlarmDisable(hw_timer_t* timer) {
    timer->alarm_on = false;
    pawl_board_timer_no_alarm(timer->of_board);
}
inline bool timerAlarmEnabled(hw_timer_t* timer) { return timer->alarm_on; }
inline uint64_t timerAlarmRead(hw_timer_t* timer) { return timer->alarm_at; }
inline uint64_t timerAlarmReadMicros(hw_timer_t* timer) { return timer->nanoseconds(timer->alarm_at) / 1000; }
inline void timerSetAutoReload(hw_timer_t* timer, bool reload) {
    timer->reload = reload;
    if (timer->alarm_on) timer->alarm();
}
inline bool timerGetAutoReload(hw_timer_t* timer) { return timer->reload; }

#endif
#endif
