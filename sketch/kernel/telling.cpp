#include "sketch/kernel/telling.hpp"

#include <linux/futex.h>

#include <cstring>

#include "check/machine/object_names.hpp"
#include "check/own/kernel.hpp"
#include "check/wire/told_object.hpp"
#include "sketch/kernel/state.hpp"

namespace pawl::sketch {
namespace {

using check::wire::board_event;
using check::wire::board_event_kind;
namespace wire = check::wire;

void copy_in(wire::board& board, std::uint64_t at, const void* from, std::size_t size) {
    const std::size_t start = at % wire::board_log_bytes;
    const std::size_t before_end = wire::board_log_bytes - start < size ? wire::board_log_bytes - start : size;
    std::memcpy(board.log + start, from, before_end);
    std::memcpy(board.log, static_cast<const char*>(from) + before_end, size - before_end);
}

// The command reads about as fast as it is told; where it does not, the board waits for it.
void wait_for_room(wire::board& board, std::uint64_t until) {
    while (until - board.read.load(std::memory_order_acquire) > wire::board_log_bytes) {
        const timespec moment{0, 200'000};
        check::own::kernel::call(SYS_nanosleep, reinterpret_cast<long>(&moment));
    }
}

std::size_t length_of(const char* name) {
    std::size_t length = 0;
    while (length < 32 && name[length]) ++length;
    return length;
}

board_event about(board_event_kind kind, const check::machine::task& t) {
    board_event e{};
    e.kind = kind;
    e.task = static_cast<std::uint16_t>(t.id);
    return e;
}

board_event about(board_event_kind kind, const task_block& t) {
    board_event e = about(kind, *t.who);
    e.value = static_cast<std::int32_t>(t.priority);
    e.given = static_cast<std::int16_t>(t.base_priority);
    e.other = wire::no_task;
    return e;
}

}  // namespace

bool tells_all() { return is_run() && check::machine::the_computer.session().on_board.tells_all; }

namespace {

void tell_of(std::int64_t at_ns, board_event what, const void* bytes, std::size_t size) {
    wire::board& board = check::machine::the_computer.session().on_board;
    what.at_ns = at_ns;
    what.size = static_cast<std::uint16_t>(size);
    const std::uint64_t start = board.written.load(std::memory_order_relaxed);
    const std::uint64_t end = start + sizeof what + ((size + 7) & ~std::size_t{7});
    wait_for_room(board, end);
    copy_in(board, start, &what, sizeof what);
    if (size > 0) copy_in(board, start + sizeof what, bytes, size);
    board.written.store(end, std::memory_order_release);
}

}  // namespace

void tell(board_event what, const void* bytes, std::size_t size) {
    if (is_run()) tell_of(nanoseconds_now(), what, bytes, size);
}

void tell_priority(const task_block& t, const task_block* from) {
    if (!tells_all()) return;
    board_event e = about(board_event_kind::priority, t);
    if (from) e.other = static_cast<std::uint16_t>(from->who->id);
    tell(e);
}

void tell_wait(check::machine::task& t, const check::machine::operation& wait) {
    if (!tells_all()) return;
    board_event e = about(board_event_kind::waits, t);
    e.line = wait.size;
    e.value = static_cast<std::int32_t>(wait.kind);
    struct {
        wire::wait_facts facts;
        wire::told_object object;
    } told{{wait.object, wire::without_end, -1, 0}, {}};
    wire::wait_facts& facts = told.facts;
    if (const wire::named_object* known = check::machine::named_now(wait.object)) {
        if (check::machine::is_variable(known->handle)) told.object.handle = known->handle;
        std::memcpy(told.object.noun, known->noun, sizeof known->noun);
        if (known->name[0] > ' ') std::memcpy(told.object.name, known->name, sizeof known->name);
    }
    if (wait.deadline != check::machine::no_deadline) facts.until_ns = wait.deadline - wire::clock_start_ns;
    if (wait.rule && wait.rule->peer) facts.peer = wait.rule->peer(wait);
    facts.rounds = !wait.rule && !wait.target;
    // It has come there a moment ago, when somebody was asked to go on in its place.
    tell_of(t.pending_since_ns - wire::clock_start_ns, e, &told, sizeof told);
}

void tell_ready(const check::machine::task& t) {
    if (tells_all()) tell(about(board_event_kind::ready, t));
}

void tell_task(const task_block& t) {
    if (is_run()) tell(about(board_event_kind::task, t), t.who->name, length_of(t.who->name));
}

void tell_end(const task_block& t) {
    if (tells_all()) tell(about(board_event_kind::task_end, t));
}

void tell_board(const pawl_board_profile& board) {
    if (!tells_all()) return;
    board_event e{};
    e.kind = board_event_kind::board;
    e.value = static_cast<std::int32_t>(board.tick_ns);
    e.pin = static_cast<std::uint16_t>(board.cores);
    tell(e, board.name, length_of(board.name));
}

void tell_interrupt(const check::machine::task& handler) {
    if (tells_all()) tell(about(board_event_kind::interrupt, handler), handler.name, length_of(handler.name));
}

void tell_interrupt_end() {
    if (!tells_all()) return;
    board_event e{};
    e.kind = board_event_kind::interrupt_end;
    tell(e);
}

}  // namespace pawl::sketch
