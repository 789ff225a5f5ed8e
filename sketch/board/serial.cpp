// Serial lines. What is written leaves at the line's speed; a full buffer holds the writer up, as on the board.
#include <unistd.h>

#include <cstdio>

#include "sketch/board/rest.hpp"
#include "sketch/board/state.hpp"
#include "sketch/include/pawl_sketch/board_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/delays.hpp"
#include "sketch/kernel/telling.hpp"

namespace pawl::sketch {
namespace {

constexpr std::int64_t bits_per_byte = 10, second = 1'000'000'000;
constexpr std::uint32_t buffer_bytes = 64;

void take_time(serial_line& l, std::size_t size) {
    if (l.byte_ns == 0) return;
    const std::int64_t now = the_computer.now();
    if (l.sent_until < now) l.sent_until = now;
    l.sent_until += static_cast<std::int64_t>(size) * l.byte_ns;
    const std::int64_t buffered = l.byte_ns * buffer_bytes;
    if (l.sent_until - now > buffered) be_busy(l.sent_until - now - buffered);
}

void tell_bytes(std::uint8_t line, const void* bytes, std::size_t size) {
    check::wire::board_event e{};
    e.kind = check::wire::board_event_kind::serial;
    e.line = line;
    e.task = static_cast<std::uint16_t>(check::machine::current_task().id);
    constexpr std::size_t most = 4096;
    const auto* data = static_cast<const char*>(bytes);
    for (std::size_t at = 0; at < size; at += most) tell(e, data + at, size - at < most ? size - at : most);
}

// printf: no serial line's speed holds it up.
ssize_t write_standard_output(void*, const char* bytes, std::size_t size) {
    tell_bytes(0, bytes, size);
    return static_cast<ssize_t>(size);
}

// A look at the input: a task that only looks waits for it to change.
void look(serial_line& l, const std::uint64_t* frame) {
    operation op = described(service::serial_read, &l);
    op.kind = operation_kind::load;
    op.object = reinterpret_cast<std::uint64_t>(&l.input_version);
    op.size = sizeof l.input_version;
    the_computer.perform(op);
    op.value_before = l.input_version;
    the_computer.done(op, frame);
}

}  // namespace

void connect_standard_output() {
    if (!is_run()) return;
    cookie_io_functions_t calls{};
    calls.write = write_standard_output;
    const auto connect = [&](std::FILE*& stream, int buffered) {
        std::FILE* line = fopencookie(nullptr, "w", calls);
        if (!line) return;
        std::setvbuf(line, nullptr, buffered, 0);
        stream = line;
    };
    connect(stdout, _IOLBF);
    connect(stderr, _IONBF);
}

namespace {
void begin_board() {
    the_computer.rest_is_known_by(came_to_rest);
    connect_standard_output();
}
const bool registered = (at_the_beginning = begin_board, true);
}  // namespace

}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void pawl_board_serial_begin(int line, unsigned long baud) {
    serial_line& l = line_at(line);
    l.open = true;
    l.byte_ns = baud > 0 ? bits_per_byte * second / static_cast<std::int64_t>(baud) : 0;
}
PAWL_KERNEL_CALL void pawl_board_serial_end(int line) { line_at(line).open = false; }

PAWL_KERNEL_CALL std::size_t pawl_board_serial_write(int line, const std::uint8_t* data, std::size_t size) {
    if (!pawl::check::machine::simulating()) return size;
    serial_line& l = line_at(line);
    if (!l.open || size == 0) return l.open ? 0 : size;  // before begin() nothing leaves the board
    if (!is_run()) {
        the_computer.note_output();
        if (line == 0) (void)!::write(STDOUT_FILENO, data, size);
        the_computer.may_take(static_cast<std::int64_t>(size) * l.byte_ns);
        return size;
    }
    const operation op = service_step(service::serial_write, &l);
    the_computer.done(op);
    tell_bytes(static_cast<std::uint8_t>(line), data, size);
    if (!pawl::check::machine::current_task().interrupt) take_time(l, size);
    return size;
}

PAWL_KERNEL_CALL int pawl_board_serial_available(int line) {
    serial_line& l = line_at(line);
    look(l, PAWL_CALLER_FRAME());
    return static_cast<int>(l.input_count);
}
PAWL_KERNEL_CALL int pawl_board_serial_read(int line) {
    serial_line& l = line_at(line);
    if (l.input_count == 0) {
        look(l, PAWL_CALLER_FRAME());
        return -1;
    }
    const int byte = l.input[l.input_front];
    l.input_front = (l.input_front + 1) % sizeof l.input;
    --l.input_count;
    ++l.input_version;
    const operation op = service_step(service::serial_read, &l);
    the_computer.done(op);
    return byte;
}
PAWL_KERNEL_CALL int pawl_board_serial_peek(int line) {
    serial_line& l = line_at(line);
    look(l, PAWL_CALLER_FRAME());
    return l.input_count == 0 ? -1 : l.input[l.input_front];
}
PAWL_KERNEL_CALL void pawl_board_serial_flush(int line) {
    serial_line& l = line_at(line);
    if (is_run() && l.sent_until > the_computer.now()) be_busy(l.sent_until - the_computer.now());
}
