#include "check/report/promised_wait.hpp"

#include <cstddef>

#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"

namespace pawl::check::report {
namespace {

bool is_own(const source_frame& frame, std::string_view executable) {
    return origin_of(frame, executable) == origin::own;
}

std::string function_around(const source_frame& frame) {
    function_path path = path_of(frame.function);
    path.closure = false;
    return path.whole();
}

// A closure that was written in a function which stands further out than `frame`: it was handed in.
bool is_handed_in(const std::vector<source_frame>& stack, std::size_t closure, std::size_t frame) {
    if (!path_of(stack[closure].function).closure) return false;
    const std::string home = function_around(stack[closure]);
    for (std::size_t i = closure + 1; i <= frame; ++i)
        if (function_around(stack[i]) == home) return false;
    return true;
}

// What the function was given to call waits, not the function itself.
bool waits_in_a_callback(const std::vector<source_frame>& stack, std::size_t frame, std::string_view executable) {
    const bool library = !is_own(stack[frame], executable);
    for (std::size_t i = 0; i < frame; ++i)
        if (is_own(stack[i], executable) && (library || is_handed_in(stack, i, frame))) return true;
    return false;
}

}  // namespace

std::optional<std::string> promise_broken_by_wait(const std::vector<source_frame>& stack,
                                                  const promise_matcher& promise, std::string_view executable) {
    // A task's own first function is called by nobody to whom it could promise anything.
    std::size_t first = stack.size();
    for (std::size_t i = 0; i < stack.size(); ++i)
        if (is_own(stack[i], executable)) first = i;
    std::optional<std::string> broken;
    for (std::size_t i = 0; i < stack.size(); ++i) {
        if (!promise.promises(stack[i].function)) continue;
        if (!promise.given_by_user() && (i == first || waits_in_a_callback(stack, i, executable))) continue;
        broken = path_of(stack[i].function).whole();
    }
    return broken;
}

}  // namespace pawl::check::report
