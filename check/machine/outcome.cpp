#include "check/machine/outcome.hpp"

#include <cstring>

#include "check/machine/computer.hpp"
#include "check/own/vector.hpp"
#include "check/wire/outcome.hpp"

namespace pawl::check::machine {

struct outcome_text {
    std::size_t length;
    bool cut_off;
    char bytes[wire::max_outcome_text];
};

namespace {

std::size_t append(char* to, std::size_t length, std::size_t room, const char* from, std::size_t count) {
    if (length > 0 && length < room) to[length++] = ' ';
    if (count > room - length) count = room - length;
    std::memcpy(to + length, from, count);
    return length + count;
}

}  // namespace

bool add_outcome(task& t, const char* text) {
    if (!t.outcome) {
        t.outcome = static_cast<outcome_text*>(execution_memory(sizeof(outcome_text)));
        t.outcome->length = 0;
        t.outcome->cut_off = false;
    }
    outcome_text& said = *t.outcome;
    const std::size_t count = std::strlen(text);
    if (said.length + 1 + count > sizeof said.bytes) said.cut_off = true;
    said.length = append(said.bytes, said.length, sizeof said.bytes, text, count);
    return !said.cut_off;
}

std::size_t whole_outcome(computer& c, char* to, std::size_t room, bool& cut_off) {
    std::size_t length = 0;
    for (const task* t : c.tasks()) {
        if (!t->outcome) continue;
        if (t->outcome->cut_off || length + 1 + t->outcome->length > room) cut_off = true;
        length = append(to, length, room, t->outcome->bytes, t->outcome->length);
    }
    return length;
}

}  // namespace pawl::check::machine
