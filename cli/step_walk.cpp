#include "cli/step_walk.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "check/report/frame_origin.hpp"
#include "check/report/numbers.hpp"

namespace pawl::cli {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\t')) text.remove_suffix(1);
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    return text;
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

bool is(std::string_view word, std::string_view whole) { return word == whole || word == whole.substr(0, 1); }

}  // namespace

std::string step_walk::help() {
    return "  n  next          the next step (also Enter, space, right)\n"
           "  b  back          the step before (also left)\n"
           "  p  preemption    the next step at which a task was preempted\n"
           "  t  task [NAME]   the next step of this task, or of the one named\n"
           "  g  goto N        step N; a number alone does the same\n"
           "  e  end           the last step\n"
           "  a  all           every task with its calls and what it holds\n"
           "  o  output        all that the program has written so far\n"
           "  /  TEXT          the next step whose words or place contain the text; / alone: again\n"
           "  q  quit          h  help\n";
}

step_walk::shows step_walk::refuse(std::string why) {
    message_ = std::move(why);
    return shows::nothing;
}

step_walk::shows step_walk::go(std::size_t to) {
    at_ = to;
    return shows::step;
}

template <class Wanted>
step_walk::shows step_walk::find(Wanted wanted, const std::string& what) {
    for (std::size_t i = at_ + 1; i < steps_.count(); ++i)
        if (wanted(steps_.step(i))) return go(i);
    return refuse("no " + what + " comes after this one");
}

step_walk::shows step_walk::go_to_step(std::string_view text) {
    const auto wanted = number(text);
    if (!wanted) return refuse("goto needs the number of a step, not '" + std::string(text) + "'");
    for (std::size_t i = 0; i < steps_.count(); ++i)
        if (steps_.step(i).step >= *wanted) return go(i);
    return refuse("the last step is " + check::report::grouped(steps_.step(steps_.count() - 1).step));
}

step_walk::shows step_walk::next_of(std::string_view name) {
    const int task = name.empty() ? steps_.step(at_).task : steps_.task_called(std::string(name));
    if (task < 0) return refuse("no task is called '" + std::string(name) + "'");
    return find([&](const auto& step) { return step.task == task; }, "step of " + steps_.task(task));
}

step_walk::shows step_walk::search(std::string_view text) {
    if (!text.empty()) searched_ = text;
    if (searched_.empty()) return refuse("/ needs a text to look for");
    const auto holds = [&](const check::report::told_step& step) {
        const std::string whole = steps_.task(step.task) + " " + step.words + " " +
                                  check::report::place_text(step.place) + " " + step.place.function;
        return whole.find(searched_) != std::string::npos;
    };
    return find(holds, "step with '" + searched_ + "'");
}

step_walk::shows step_walk::command(std::string_view line) {
    message_.clear();
    line = trimmed(line);
    if (line.starts_with('/')) return search(trimmed(line.substr(1)));
    if (number(line)) return go_to_step(line);
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    const std::string_view rest = trimmed(line.substr(word.size()));
    if (word.empty() || is(word, "next"))
        return at_ + 1 < steps_.count() ? go(at_ + 1) : refuse("this is the last step");
    if (is(word, "back")) return at_ > 0 ? go(at_ - 1) : refuse("this is the first step");
    if (is(word, "preemption")) return find([](const auto& step) { return step.preempted >= 0; }, "preemption");
    if (is(word, "task")) return next_of(rest);
    if (is(word, "goto")) return go_to_step(rest);
    if (is(word, "end")) return go(steps_.count() - 1);
    if (is(word, "all")) return shows::tasks;
    if (is(word, "output")) return shows::output;
    if (is(word, "help") || word == "?") return shows::help;
    if (is(word, "quit")) {
        left_ = true;
        return shows::nothing;
    }
    return refuse("there is no command '" + std::string(word) + "'; h shows them");
}

}  // namespace pawl::cli
