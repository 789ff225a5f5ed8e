// A schedule as text: `<machine>:<runs>`, for example `1:0-10.1-4.2e.d3.i0`.
//   0-10  task 0 takes ten steps       2e  the time-out of task 2's wait fires
//   d3    the program was given 3      i0  interrupt source 0 fires
//   s1    freeze mode: task 1 stops for ever
//   a1    --progress: all but task 1 stop for ever
//   t517  --progress: calls take turns, wire::turn_order
// A count of one is left out; any run may have a count.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/wire/schedule.hpp"

namespace pawl::check::report {

struct schedule {
    std::uint32_t machine_index = 0;
    std::vector<wire::choice> choices;

    friend bool operator==(const schedule&, const schedule&) = default;
};

std::string to_text(std::uint32_t machine_index, std::span<const wire::choice> choices);

/// The error is a sentence that names the place.
std::expected<schedule, std::string> parse_schedule(std::string_view text);

}  // namespace pawl::check::report
