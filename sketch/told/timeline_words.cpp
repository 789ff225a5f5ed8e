#include "sketch/told/timeline_words.hpp"

#include "check/report/numbers.hpp"
#include "check/report/operation_words.hpp"
#include "sketch/told/console.hpp"

namespace pawl::sketch {
namespace {

using check::report::counted;

void note(std::vector<std::string>& to, const std::string& who, const lane& of) {
    if (of.resolution_ns() == 0) return;
    to.push_back(who + " changed so often that changes closer together than " +
                 console::time_words(of.resolution_ns()) + " are drawn as one.");
}

}  // namespace

std::string wait_words(const awaited& what, const timeline& of, check::report::task_words& names) {
    const std::string object = what.object != 0 ? names.object(what.object, what.operation) : "something";
    const std::string other = what.peer >= 0 ? of.tasks()[static_cast<std::size_t>(what.peer)].name : std::string();
    const std::string text = check::report::waiting_words(what.operation, object, other, what.service);
    const bool named = other.empty() || text != check::report::waiting_words(what.operation, object, "", what.service);
    return named ? text : text + ", which " + other + " has";
}

std::vector<std::string> left_out_words(const timeline& of) {
    std::vector<std::string> notes;
    for (std::size_t core = 0; core < of.cores().size(); ++core)
        note(notes, "Core " + std::to_string(core), of.cores()[core]);
    for (const task_lane& task : of.tasks()) note(notes, task.name, task.stands);
    for (const auto& [number, pin] : of.pins()) {
        note(notes, "Pin " + std::to_string(number), pin.levels);
        note(notes, "The value of pin " + std::to_string(number), pin.values);
    }
    note(notes, "The interrupts' lane", of.interrupts());
    if (const std::uint64_t lines = of.serial().left_out(); lines > 0)
        notes.push_back(counted(lines, "line") + " of serial output in the middle of the run are not kept.");
    if (const std::uint64_t tasks = of.tasks_without_lane(); tasks > 0)
        notes.push_back(counted(tasks, "more task") + " have no lane.");
    return notes;
}

}  // namespace pawl::sketch
