#include "check/report/loop_place.hpp"

#include <algorithm>

namespace pawl::check::report {
namespace {

// The function whose code holds an inlined one: the next in the stack that is not inlined itself.
std::size_t code_of(const std::vector<source_frame>& stack, std::size_t frame) {
    while (frame + 1 < stack.size() && stack[frame].inlined) ++frame;
    return frame;
}

}  // namespace

bool loop_stays_in(symbolizer& symbols, const std::vector<source_frame>& stack, std::size_t frame,
                   std::span<const std::uint64_t> instructions) {
    const std::size_t code = code_of(stack, frame);
    return std::ranges::all_of(instructions, [&](std::uint64_t pc) {
        const auto& chain = symbols.frames_at(pc + 1);  // as if it were a return address
        // A library without debug information, or a stub that leads there: called from the loop.
        if (chain.empty() || chain.back().function.empty()) return true;
        const std::string& holder = chain.back().function;
        if (holder == stack[code].function)
            return std::ranges::any_of(chain,
                                       [&](const source_frame& f) { return f.function == stack[frame].function; });
        return std::none_of(stack.begin() + static_cast<std::ptrdiff_t>(code) + 1, stack.end(),
                            [&](const source_frame& outer) { return !outer.inlined && outer.function == holder; });
    });
}

}  // namespace pawl::check::report
