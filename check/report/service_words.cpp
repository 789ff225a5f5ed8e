#include "check/report/service_words.hpp"

#include <iterator>

namespace pawl::check::report {
namespace {

struct words {
    std::string_view done, refused, late, waits, noun;
};

// In the order of wire::service. @ stands for the object.
constexpr words all[] = {
    {"looks at @", "", "", "waits", ""},
    {"sends to @", "finds @ full", "waited too long for room in @", "waits for room in @", "queue"},
    {"sends to the front of @", "finds @ full", "waited too long for room in @", "waits for room in @", "queue"},
    {"overwrites @", "", "", "waits for @", "queue"},
    {"receives from @", "finds @ empty", "waited too long for @", "waits for something in @", "queue"},
    {"looks into @", "finds @ empty", "waited too long for @", "waits for something in @", "queue"},
    {"resets @", "", "", "waits for @", "queue"},
    {"takes @", "finds @ taken", "waited too long for @", "waits for @", "semaphore"},
    {"gives @", "gives @, which is full", "", "waits for @", "semaphore"},
    {"selects from @", "finds @ empty", "waited too long for @", "waits for one of @", "queue set"},
    {"notifies a task", "does not notify: a notification is there already", "", "waits", ""},
    {"takes its notification", "has no notification", "waited too long for a notification", "waits for a notification",
     ""},
    {"takes its notification", "has no notification", "waited too long for a notification", "waits for a notification",
     ""},
    {"sets bits in @", "", "", "waits for bits in @", "event group"},
    {"clears bits in @", "", "", "waits for bits in @", "event group"},
    {"sees its bits in @", "misses bits in @", "waited too long for bits in @", "waits for bits in @", "event group"},
    {"meets the others at @", "", "waited too long for the others at @", "waits for the others at @", "event group"},
    {"writes to @", "finds no room in @", "waited too long for room in @", "waits for room in @", "stream buffer"},
    {"reads from @", "finds @ empty", "waited too long for @", "waits for bytes in @", "stream buffer"},
    {"resets @", "", "", "waits for @", "stream buffer"},
    {"gives @ a command", "finds the timers' queue full", "waited too long for the timers' queue",
     "waits for the timers' queue", "timer"},
    {"serves timers", "", "", "waits for a timer", ""},
    {"suspends a task", "", "", "waits", ""},
    {"resumes a task", "resumes a task that is not suspended", "", "waits", ""},
    {"deletes a task", "", "", "waits", ""},
    {"is resumed", "", "", "has suspended itself", ""},
    {"enters a critical section", "", "", "waits for the critical section of another core", ""},
    {"leaves a critical section", "", "", "waits", ""},
    {"suspends the scheduler", "", "", "waits", ""},
    {"resumes the scheduler", "", "", "waits", ""},
    {"writes to a serial line", "", "", "waits for a serial line", ""},
    {"reads a serial line", "", "", "waits for a serial line", ""},
    {"writes a pin", "", "", "waits", ""},
    {"reads a pin", "", "", "waits", ""},
    {"is resumed", "", "", "is suspended by another task", ""},
    {"sends to @", "finds no room in @", "waited too long for room in @", "waits for room in @", "ring buffer"},
    {"receives from @", "finds @ empty", "waited too long for @", "waits for something in @", "ring buffer"},
    {"returns an item to @", "", "", "waits for @", "ring buffer"},
    {"computes", "", "", "computes", ""},
};
static_assert(std::size(all) == static_cast<std::size_t>(wire::service::kinds));

const words& of(wire::service which) {
    const auto index = static_cast<std::size_t>(which);
    return all[index < std::size(all) ? index : 0];
}

std::string filled(std::string_view text, const std::string& object) {
    std::string result(text);
    if (const auto at = result.find('@'); at != std::string::npos)
        result.replace(at, 1, object.empty() ? "an object" : object);
    return result;
}

}  // namespace

std::string service_words(wire::service which, const std::string& object, int outcome) {
    const words& w = of(which);
    if (outcome == 0 && !w.refused.empty()) return filled(w.refused, object);
    if (outcome == 2 && !w.late.empty()) return filled(w.late, object);
    return filled(w.done, object);
}

std::string service_wait_words(wire::service which, const std::string& object) {
    return filled(of(which).waits, object);
}

std::string_view service_noun(wire::service which) { return of(which).noun; }

}  // namespace pawl::check::report
