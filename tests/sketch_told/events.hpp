// Events of a board, as short as tests want them.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "check/wire/board.hpp"
#include "check/wire/operation_kind.hpp"
#include "check/wire/service.hpp"
#include "check/wire/told_object.hpp"

namespace pawl::sketch {

using check::wire::board_event;
using check::wire::board_event_kind;

inline board_event event(std::int64_t at_ns, board_event_kind kind, std::uint16_t task = 0, std::int32_t value = 0,
                         std::uint16_t pin = 0) {
    board_event e{};
    e.at_ns = at_ns;
    e.kind = kind;
    e.task = task;
    e.value = value;
    e.pin = pin;
    e.other = check::wire::no_task;
    return e;
}

inline std::string bytes_of(const check::wire::wait_facts& facts) {
    return {reinterpret_cast<const char*>(&facts), sizeof facts};
}

/// What a listener hears: of a console or a timeline.
template <typename Listener>
struct board_that_tells {
    Listener& to;

    void operator()(const board_event& e, std::string_view bytes = {}) { to.hear(e, bytes); }
    void board(std::string_view name, std::int32_t tick_ns, std::uint16_t cores) {
        to.hear(event(0, board_event_kind::board, 0, tick_ns, cores), name);
    }
    void task(std::int64_t at_ns, std::uint16_t task, std::string_view name, std::int32_t priority) {
        board_event e = event(at_ns, board_event_kind::task, task, priority);
        e.given = static_cast<std::int16_t>(priority);
        to.hear(e, name);
    }
    void runs(std::int64_t at_ns, std::uint16_t task, std::uint16_t core = 0) {
        to.hear(event(at_ns, board_event_kind::runs, task, 0, core), {});
    }
    void idle(std::int64_t at_ns, std::uint16_t core = 0) {
        to.hear(event(at_ns, board_event_kind::idle, 0, 0, core), {});
    }
    void prints(std::int64_t at_ns, std::uint16_t task, std::string_view text, std::uint8_t line = 0) {
        board_event e = event(at_ns, board_event_kind::serial, task);
        e.line = line;
        to.hear(e, text);
    }
    void waits(std::int64_t at_ns, std::uint16_t task, check::wire::service which,
               const check::wire::wait_facts& facts) {
        board_event e = event(at_ns, board_event_kind::waits, task,
                              static_cast<std::int32_t>(check::wire::operation_kind::service_wait));
        e.line = static_cast<std::uint8_t>(which);
        to.hear(e, bytes_of(facts));
    }
    void waits_for(std::int64_t at_ns, std::uint16_t task, check::wire::service which,
                   const check::wire::wait_facts& facts, const check::wire::told_object& object) {
        board_event e = event(at_ns, board_event_kind::waits, task,
                              static_cast<std::int32_t>(check::wire::operation_kind::service_wait));
        e.line = static_cast<std::uint8_t>(which);
        to.hear(e, bytes_of(facts) + std::string(reinterpret_cast<const char*>(&object), sizeof object));
    }
    void sleeps(std::int64_t at_ns, std::uint16_t task, std::int64_t until_ns) {
        to.hear(
            event(at_ns, board_event_kind::waits, task, static_cast<std::int32_t>(check::wire::operation_kind::sleep)),
            bytes_of({0, until_ns, -1, 0}));
    }
    void priority(std::int64_t at_ns, std::uint16_t task, std::int32_t value, std::int16_t given,
                  std::uint16_t lender = check::wire::no_task) {
        board_event e = event(at_ns, board_event_kind::priority, task, value);
        e.given = given;
        e.other = lender;
        to.hear(e, {});
    }
};

}  // namespace pawl::sketch
