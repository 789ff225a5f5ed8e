#include "check/report/call_words.hpp"

#include <algorithm>

#include "check/report/columns.hpp"
#include "check/report/numbers.hpp"
#include "check/report/progress_words.hpp"

namespace pawl::check::report {
namespace {

constexpr std::size_t most_rows = 12;

bool some_wait(const verdict& whole) { return std::ranges::any_of(whole.calls, &promised_call::waits); }

}  // namespace

std::string calls_sentence(const verdict& whole) {
    const bool held = whole.progress != wire::progress_class::none;
    if (held && whole.result == outcome::ok && !some_wait(whole)) return progress_sentence(whole);
    if (whole.calls.empty()) return {};
    const std::uint64_t worst = std::ranges::max_element(whole.calls, {}, &promised_call::worst)->worst;
    const std::string bound = counted(worst, "own step");
    if (!whole.freeze || whole.result == outcome::wrong || some_wait(whole))
        return "worst own steps seen in a call that must not wait: " + grouped(worst);
    const std::string calls =
        whole.inlined_promises.empty() ? "every call matching " + whole.promise : std::string("every call listed here");
    if (whole.complete) return calls + " ends within " + bound + ", whoever is stopped";
    return calls + " ended within " + bound + " in the executions that were run, whoever was stopped";
}

std::string calls_report(const verdict& whole, const page& on) {
    if (whole.calls.empty() && whole.progress == wire::progress_class::none) return {};
    if (whole.calls.empty() && calls_sentence(whole).empty()) return {};
    auto rows = whole.calls;
    std::ranges::stable_sort(rows, std::ranges::greater{}, &promised_call::worst);
    const bool held = whole.progress != wire::progress_class::none;
    std::string text = "  " + wrapped(calls_sentence(whole), on.width, 2) + "\n";
    const std::size_t room = held ? 90 : 50;
    std::size_t widest = 0;
    for (std::size_t i = 0; i < rows.size() && i < most_rows; ++i) widest = std::max(widest, columns_of(rows[i].name));
    widest = std::min(widest, on.width > room ? on.width - room : std::size_t{10});
    for (std::size_t i = 0; i < rows.size() && i < most_rows; ++i) {
        text += "     " + padded(fitted(rows[i].name, widest), widest) + "   " + counted(rows[i].worst, "own step") +
                " at worst, ";
        if (held)
            text +=
                grouped(rows[i].worst_alone) + " alone, " + counted(rows[i].rounds, "round") + " because of others, ";
        text += counted(rows[i].calls, "call") + " seen";
        if (rows[i].waits) text += ", looks again and again until another task goes on";
        text += "\n";
    }
    if (!whole.inlined_promises.empty()) {
        std::string names;
        for (std::size_t i = 0; i < whole.inlined_promises.size() && i < most_rows; ++i)
            names += (names.empty() ? "" : ", ") + whole.inlined_promises[i];
        text += "     " + wrapped("steps not counted, since the compiler inlined them: " + names, on.width, 5) + "\n";
    }
    if (rows.size() > most_rows) text += "     and " + counted(rows.size() - most_rows, "other function") + "\n";
    return text;
}

}  // namespace pawl::check::report
