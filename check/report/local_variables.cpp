#include "check/report/local_variables.hpp"

#include <algorithm>

namespace pawl::check::report {
namespace {

// A frame that is larger than this is not looked at: more likely the address is on another stack.
constexpr std::uint64_t largest_frame = 1 << 20;

}  // namespace

local_variables::local_variables(const wire::finding* what, const recording& recorded) {
    for (std::uint32_t i = 0; what != nullptr && i < what->task_count && i < wire::max_reported_tasks; ++i)
        add(what->tasks[i].stack);
    for (const wire::trace_event& event : recorded.events) add(event.stack);
}

void local_variables::add(const wire::stack_trace& stack) {
    for (std::uint32_t i = 0; i < std::min<std::uint32_t>(stack.depth, wire::max_frames); ++i)
        if (stack.frame[i] != 0) places_in_frame_[stack.frame[i]].insert(stack.pc[i]);
}

std::string local_variables::name_of(std::uint64_t address, symbolizer& symbols) const {
    // A function's variables stand below its frame's address and above that of the function it has called.
    const auto frame = places_in_frame_.upper_bound(address);
    if (frame == places_in_frame_.end() || frame->first - address > largest_frame) return {};
    for (const std::uint64_t place : frame->second)
        if (std::string name = symbols.local_at(place, frame->first, address); !name.empty()) return name;
    return {};
}

}  // namespace pawl::check::report
