// Ticker, of the ESP32: calls a function again and again, or once, from the board's task for timers.
#ifndef PAWL_TICKER_H
#define PAWL_TICKER_H

#include <stdint.h>
#include <string.h>

#include "pawl_sketch/board_calls.h"

class Ticker {
public:
    Ticker() = default;
    Ticker(const Ticker&) = delete;
    Ticker& operator=(const Ticker&) = delete;
    ~Ticker() { detach(); }

    void attach(float seconds, void (*call)()) { attach_ms(milliseconds(seconds), call); }
    void attach_ms(uint64_t every, void (*call)()) { start(every, true, plain(call), nullptr); }
    void attach_us(uint64_t every, void (*call)()) { start_us(every, true, plain(call), nullptr); }
    void once(float seconds, void (*call)()) { once_ms(milliseconds(seconds), call); }
    void once_ms(uint64_t after, void (*call)()) { start(after, false, plain(call), nullptr); }
    void once_us(uint64_t after, void (*call)()) { start_us(after, false, plain(call), nullptr); }

    // With an argument that is no longer than a pointer.
    template <typename Argument>
    void attach(float seconds, void (*call)(Argument), Argument argument) {
        attach_ms(milliseconds(seconds), call, argument);
    }
    template <typename Argument>
    void attach_ms(uint64_t every, void (*call)(Argument), Argument argument) {
        keep(call, argument);
        start(every, true, run<Argument>, this);
    }
    template <typename Argument>
    void once(float seconds, void (*call)(Argument), Argument argument) {
        once_ms(milliseconds(seconds), call, argument);
    }
    template <typename Argument>
    void once_ms(uint64_t after, void (*call)(Argument), Argument argument) {
        keep(call, argument);
        start(after, false, run<Argument>, this);
    }

    void detach() {
        if (timer_ >= 0) pawl_board_timer_delete(timer_);
        timer_ = -1;
    }
    bool active() const { return timer_ >= 0 && (again_ || pawl_board_timer_read(timer_) < nanoseconds_); }

private:
    static uint64_t milliseconds(float seconds) { return static_cast<uint64_t>(static_cast<double>(seconds) * 1000.0); }
    static void (*plain(void (*call)()))(void*) { return reinterpret_cast<void (*)(void*)>(call); }
    template <typename Argument>
    void keep(void (*call)(Argument), Argument argument) {
        static_assert(sizeof argument <= sizeof argument_, "Ticker: the argument is longer than a pointer");
        detach();
        call_ = reinterpret_cast<void (*)()>(call);
        memcpy(&argument_, &argument, sizeof argument);
    }
    template <typename Argument>
    static void run(void* ticker) {
        const auto* me = static_cast<const Ticker*>(ticker);
        Argument argument;
        memcpy(&argument, &me->argument_, sizeof argument);
        reinterpret_cast<void (*)(Argument)>(me->call_)(argument);
    }
    void start(uint64_t ms, bool again, void (*call)(void*), void* argument) {
        start_us(ms * 1000, again, call, argument);
    }
    void start_us(uint64_t us, bool again, void (*call)(void*), void* argument) {
        detach();
        timer_ = pawl_board_timer_create(1);
        if (timer_ < 0) return;
        again_ = again;
        nanoseconds_ = us * 1000;
        pawl_board_timer_attach(timer_, call, argument);
        pawl_board_timer_alarm(timer_, nanoseconds_, again, 0);
        pawl_board_timer_start(timer_);
    }

    int timer_ = -1;
    bool again_ = false;
    uint64_t nanoseconds_ = 0;
    void (*call_)() = nullptr;  // with an argument: of its own type, which run() knows
    void* argument_ = nullptr;
};

#endif
