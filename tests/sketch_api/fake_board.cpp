#include "fake_board.hpp"

#include <stdexcept>

#include "sketch/include/pawl_sketch/board_calls.h"

fake_board board;

namespace {
template <typename... Numbers>
void call(const std::string& name, Numbers... numbers) {
    std::string text = name;
    ((text += " " + std::to_string(numbers)), ...);
    board.calls.push_back(text);
}
}  // namespace

std::uint64_t pawl_board_now() { return board.now; }
void pawl_board_delay(std::uint64_t nanoseconds) {
    call("delay", nanoseconds);
    board.now += nanoseconds;
}
void pawl_board_busy(std::uint64_t nanoseconds) {
    call("busy", nanoseconds);
    board.now += nanoseconds;
}
void pawl_board_yield() { call("yield"); }

void pawl_board_serial_begin(int line, unsigned long baud) { call("begin", line, baud); }
void pawl_board_serial_end(int line) { call("end", line); }
std::size_t pawl_board_serial_write(int, const std::uint8_t* data, std::size_t size) {
    board.pieces.emplace_back(reinterpret_cast<const char*>(data), size);
    board.output += board.pieces.back();
    return size;
}
int pawl_board_serial_available(int) {
    return static_cast<int>(std::distance(board.input.begin(), board.input.upper_bound(board.now)));
}
int pawl_board_serial_peek(int) {
    return pawl_board_serial_available(0) ? static_cast<unsigned char>(board.input.begin()->second) : -1;
}
int pawl_board_serial_read(int) {
    const int c = pawl_board_serial_peek(0);
    if (c >= 0) board.input.erase(board.input.begin());
    return c;
}
void pawl_board_serial_flush(int line) { call("flush", line); }
int pawl_board_serial_wait(int line, std::uint64_t nanoseconds) {
    if (pawl_board_serial_available(line)) return 1;
    const bool comes = !board.input.empty() && board.input.begin()->first <= board.now + nanoseconds;
    board.now = comes ? board.input.begin()->first : board.now + nanoseconds;
    return comes;
}

void pawl_board_pin_mode(int pin, int mode) { call("mode", pin, mode); }
void pawl_board_digital_write(int pin, int value) {
    call("write", pin, value);
    board.levels[pin] = value;
}
int pawl_board_digital_read(int pin) { return board.levels[pin]; }
int pawl_board_analog_read(int pin) { return board.analog[pin]; }
void pawl_board_analog_write(int pin, int value) { call("analog", pin, value); }
void pawl_board_tone(int pin, unsigned frequency, unsigned long milliseconds) {
    call("tone", pin, frequency, milliseconds);
}
unsigned long pawl_board_pulse_in(int pin, int level, unsigned long timeout) {
    call("pulse", pin, level, timeout);
    return 58;
}

void pawl_board_attach_interrupt(int pin, void (*handler)(void*), void* argument, int when) {
    call("attach", pin, when);
    board.handler = handler;
    board.argument = argument;
}
void pawl_board_detach_interrupt(int pin) { call("detach", pin); }
void pawl_board_interrupts(int on) { board.interrupts = on; }
int pawl_board_interrupts_are_on() { return board.interrupts; }
int pawl_board_in_interrupt() { return 0; }

int pawl_board_timer_create(int in_task) {
    call("timer", in_task);
    return board.timers < 4 ? board.timers++ : -1;
}
void pawl_board_timer_delete(int timer) { call("timer delete", timer); }
void pawl_board_timer_attach(int, void (*handler)(void*), void* argument) {
    board.handler = handler;
    board.argument = argument;
}
void pawl_board_timer_alarm(int timer, std::uint64_t at, int reload, std::uint64_t times) {
    call("alarm", timer, at, reload, times);
    board.timer_waits = true;
}
void pawl_board_timer_no_alarm(int timer) { call("no alarm", timer); }
void pawl_board_timer_start(int timer) { call("timer start", timer); }
void pawl_board_timer_stop(int timer) { call("timer stop", timer); }
int pawl_board_timer_waits(int) { return board.timer_waits; }
std::uint64_t pawl_board_timer_read(int) { return board.timer_clock; }
void pawl_board_timer_write(int, std::uint64_t nanoseconds) { board.timer_clock = nanoseconds; }

std::size_t pawl_board_heap_free() { return 200000; }
std::size_t pawl_board_heap_fewest() { return 100000; }
std::uint32_t pawl_board_seed() { return board.seed; }
int pawl_board_core() { return 0; }
void pawl_board_restart() { call("restart"); }
void pawl_board_refuse(const char* what, const char*, int) { throw std::runtime_error(what); }
