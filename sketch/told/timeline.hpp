// A run of a board as lanes over virtual time: who has each core, how each task stands, pins, what was printed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/wire/board.hpp"
#include "check/wire/operation_kind.hpp"
#include "sketch/told/lane.hpp"
#include "sketch/told/serial_lines.hpp"

namespace pawl::sketch {

/// How a task stands. A wait has a number as well: value = waits + number.
enum stand : std::int32_t { absent, ready, runs, rounds, waits };

/// What tasks wait for: each once.
struct awaited {
    check::wire::operation_kind operation;
    std::uint8_t service;
    std::uint64_t object;
    std::int32_t peer;  // a lane of a task, -1: nobody in particular
    bool timed;         // it ends by itself

    auto operator<=>(const awaited&) const = default;
};

/// A priority that holds from a time on.
struct priority_change {
    std::int64_t at_ns;
    std::int32_t value, given;
    std::int32_t lender;  // a lane of a task, -1: not lent, or by nobody in particular
};

struct task_lane {
    std::string name;    // "worker (2)" where another one is called so
    std::string called;  // by the program
    lane stands;
    std::vector<priority_change> priorities;
    bool ended = false;
};

struct pin_lane {
    lane modes, levels, values;
};

class timeline {
public:
    static constexpr std::size_t most_tasks = 200;
    static constexpr std::size_t most_awaited = 20'000;

    void hear(const check::wire::board_event& event, std::string_view bytes);
    /// Nothing comes any more; the run lasted so long.
    void end(std::int64_t at_ns);

    const std::string& board() const { return board_; }
    std::int64_t tick_ns() const { return tick_ns_; }
    std::int64_t end_ns() const { return end_ns_; }
    std::uint64_t events() const { return events_; }
    const std::vector<task_lane>& tasks() const { return tasks_; }
    /// Value: a lane of a task, nobody, or another_task: one without a lane.
    const std::vector<lane>& cores() const { return cores_; }
    static constexpr std::int32_t nobody = -1, another_task = -2;
    /// Value: an index into interrupt_names(), or nobody.
    const lane& interrupts() const { return interrupts_; }
    const std::vector<std::string>& interrupt_names() const { return interrupt_names_; }
    const std::map<int, pin_lane>& pins() const { return pins_; }
    const std::vector<awaited>& waits_for() const { return awaited_; }
    const serial_lines& serial() const { return serial_; }
    /// Tasks that came when there were most_tasks lanes already.
    std::uint64_t tasks_without_lane() const { return tasks_without_lane_; }

private:
    int lane_of(std::uint16_t task);
    int begin_lane(std::uint16_t task, std::string_view name);
    std::string told_apart(std::string_view name);
    void set_stand(std::uint16_t task, std::int64_t at_ns, std::int32_t value);
    void hear_mode(const check::wire::board_event& event);
    void hear_task(const check::wire::board_event& event, std::string_view name);
    void hear_priority(const check::wire::board_event& event);
    void hear_wait(const check::wire::board_event& event, std::string_view bytes);
    void hear_core(const check::wire::board_event& event);
    void hear_interrupt(const check::wire::board_event& event, std::string_view name);
    void hear_serial(const check::wire::board_event& event, std::string_view bytes);
    std::string who(std::uint16_t task);

    std::string board_;
    std::int64_t tick_ns_ = 0, end_ns_ = 0;
    std::uint64_t events_ = 0, tasks_without_lane_ = 0;
    std::vector<task_lane> tasks_;
    std::map<std::string, int, std::less<>> named_;  // how many have been called so
    std::map<std::uint16_t, int> lanes_;             // task's number -> its lane; -1: none
    std::vector<lane> cores_;
    std::vector<std::int32_t> on_core_;  // the number of the task that has it
    lane interrupts_;
    std::vector<std::string> interrupt_names_;
    std::int32_t handler_ = nobody;   // which of them runs,
    std::uint16_t handler_task_ = 0;  // and as which task
    std::map<int, pin_lane> pins_;
    std::vector<awaited> awaited_;
    std::map<awaited, std::int32_t> number_of_;
    serial_lines serial_;
};

}  // namespace pawl::sketch
