#include "check/judge/promise.hpp"

#include <cstdio>
#include <cstring>

#include "check/judge/question.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::judge {
namespace {

struct known_stack {
    std::uint64_t hash;
    wire::question_about about;
    bool promised;
    char function[sizeof(wire::question::function)];
};
own::vector<known_stack> known;

const known_stack* find(const wire::stack_trace& stack, wire::question_about about, std::uint64_t& hash) {
    hash = 0;
    for (std::uint32_t i = 0; i < stack.depth; ++i) hash = (hash ^ stack.pc[i]) * 0x9e3779b97f4a7c15u;
    for (const auto& one : known)
        if (one.hash == hash && one.about == about) return &one;
    return nullptr;
}

void take_stack(machine::computer& c, const machine::task& t, wire::stack_trace& out) {
    if (&t == &c.current())
        machine::walk_frames(static_cast<const std::uint64_t*>(__builtin_frame_address(0)), t.stack_low, t.stack_top,
                             out);
    else
        machine::walk_task(t, out);
}

}  // namespace

bool promise_is_known(machine::computer& c, const machine::task& t) {
    if (t.inside_nonblocking || !c.session().supervised) return true;
    std::uint64_t hash;
    take_stack(c, t, c.session().ask.stack);
    return find(c.session().ask.stack, wire::question_about::spin, hash) != nullptr;
}

bool promised_not_to_wait(machine::computer& c, const machine::task& t, char* function, wire::question_about about) {
    if (t.inside_nonblocking) {
        std::snprintf(function, sizeof(wire::question::function), "%s", t.nonblocking_name);
        return true;
    }
    wire::question& ask = c.session().ask;
    take_stack(c, t, ask.stack);
    std::uint64_t hash;
    if (const known_stack* one = find(ask.stack, about, hash)) {
        std::memcpy(function, one->function, sizeof one->function);
        return one->promised;
    }
    if (!c.session().supervised) return false;  // run by hand: nobody to ask
    ask.about = about;
    ask_supervisor(c.session());
    known_stack answer{hash, about, ask.promised != 0, {}};
    std::memcpy(answer.function, ask.function, sizeof answer.function);
    known.push_back(answer);
    std::memcpy(function, answer.function, sizeof answer.function);
    return answer.promised;
}

}  // namespace pawl::check::judge
