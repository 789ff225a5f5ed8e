#include "sketch/told/console.hpp"

#include <array>
#include <cstdio>
#include <cstring>

#include "check/report/operation_words.hpp"

namespace pawl::sketch {

using check::wire::board_event;
using check::wire::board_event_kind;

std::string console::time_words(std::int64_t nanoseconds) {
    const bool seconds = nanoseconds >= 1'000'000'000;
    std::array<char, 40> text{};
    // No digits that say nothing.
    std::snprintf(text.data(), text.size(), "%.3f", static_cast<double>(nanoseconds) / (seconds ? 1e9 : 1e6));
    std::string number(text.data());
    number.erase(number.find_last_not_of('0') + 1);
    if (number.ends_with('.')) number.pop_back();
    return number + (seconds ? " s" : " ms");
}

std::string console::name_of(std::uint16_t task) const {
    const auto known = names_.find(task);
    return known == names_.end() ? "task " + std::to_string(task) : known->second;
}

void console::tell(std::int64_t at_ns, const std::string& who, const std::string& what) {
    std::printf("%12.3f ms  %-12s  %s\n", static_cast<double>(at_ns) / 1e6, who.c_str(), what.c_str());
}

std::string console::object_words(const check::wire::told_object& object) const {
    const std::string noun(object.noun, strnlen(object.noun, sizeof object.noun));
    if (object.name[0] != 0)
        return noun + " \"" + std::string(object.name, strnlen(object.name, sizeof object.name)) + "\"";
    const std::string variable = object.handle != 0 && variables_ ? variables_(object.handle) : std::string();
    if (!variable.empty()) return noun + (noun.empty() ? "" : " ") + variable;
    if (noun.empty()) return "an object";
    return (noun.find_first_of("aeiou") == 0 ? "an " : "a ") + noun;
}

std::string console::wait_words(const board_event& event, std::string_view bytes) const {
    check::wire::wait_facts facts{.object = 0, .until_ns = 0, .peer = -1, .rounds = 0};
    check::wire::told_object object{};
    if (bytes.size() >= sizeof facts) std::memcpy(&facts, bytes.data(), sizeof facts);
    if (bytes.size() >= sizeof facts + sizeof object) std::memcpy(&object, bytes.data() + sizeof facts, sizeof object);
    if (facts.rounds != 0) return "goes round, nothing changes";
    const std::string other = facts.peer >= 0 ? name_of(static_cast<std::uint16_t>(facts.peer)) : std::string();
    const auto operation = static_cast<check::wire::operation_kind>(event.value);
    const std::string what = object_words(object);
    const std::string text = check::report::waiting_words(operation, what, other, event.line);
    const bool named = other.empty() || text != check::report::waiting_words(operation, what, "", event.line);
    return named ? text : text + ", which " + other + " has";
}

// Whoever began a line is named with it.
void console::hear_serial(const board_event& event, std::string_view bytes) {
    if (!verbose_) {
        if (event.line != 0) return;
        std::fwrite(bytes.data(), 1, bytes.size(), stdout);
        at_line_start_ = bytes.empty() ? at_line_start_ : bytes.back() == '\n';
        std::fflush(stdout);
        return;
    }
    begun_line& line = lines_[event.line];
    for (const char c : bytes) {
        if (line.text.empty()) line.at_ns = event.at_ns, line.task = event.task;
        if (c == '\r') continue;
        if (c != '\n') {
            line.text += c;
            continue;
        }
        const std::string port = event.line == 0 ? "" : "Serial" + std::to_string(event.line) + ": ";
        tell(line.at_ns, name_of(line.task), "| " + port + line.text);
        line.text.clear();
    }
}

void console::hear(const board_event& event, std::string_view bytes) {
    switch (event.kind) {
        case board_event_kind::serial: return hear_serial(event, bytes);
        case board_event_kind::task: names_[event.task] = bytes; break;
        default: break;
    }
    if (!verbose_) return;
    switch (event.kind) {
        case board_event_kind::pin:
            return tell(event.at_ns, name_of(event.task),
                        "pin " + std::to_string(event.pin) + (event.value != 0 ? " HIGH" : " LOW"));
        case board_event_kind::analog:
            return tell(event.at_ns, name_of(event.task),
                        "pin " + std::to_string(event.pin) + " = " + std::to_string(event.value));
        case board_event_kind::task:
            return tell(event.at_ns, name_of(event.task), "begins, priority " + std::to_string(event.value));
        case board_event_kind::task_end: return tell(event.at_ns, name_of(event.task), "ends");
        case board_event_kind::priority:
            return tell(event.at_ns, name_of(event.task),
                        "has priority " + std::to_string(event.value) + " from now on");
        case board_event_kind::waits: return tell(event.at_ns, name_of(event.task), wait_words(event, bytes));
        default: return;
    }
}

void console::end() {
    for (auto& [number, line] : lines_)
        if (!line.text.empty()) tell(line.at_ns, name_of(line.task), "| " + line.text);
    if (!verbose_ && !at_line_start_) std::putchar('\n');
    std::fflush(stdout);
}

}  // namespace pawl::sketch
