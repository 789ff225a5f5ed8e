#include "check/report/progress_words.hpp"

#include <algorithm>
#include <cstring>

#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"
#include "check/report/numbers.hpp"

namespace pawl::check::report {
namespace {

using wire::progress_class;

std::string function_of(const wire::finding& what) { return {what.text, strnlen(what.text, sizeof what.text)}; }

std::string changed_object(const wire::finding& what, task_words& names) {
    return what.object == 0 ? "what it had looked at" : names.bare_object(what.object, wire::operation_kind::load);
}

// ` at stack.cpp:19, in try_push`
std::string where_it_was_changed(const wire::finding& what, task_words& names) {
    const source_frame place = names.place_of(what.interference);
    std::string text = names.at(place);
    if (!place.function.empty()) text += ", in " + path_of(place.function).short_name();
    return text;
}

explanation goes_round(const wire::finding& what, task_words& names) {
    explanation said;
    const std::string function = function_of(what);
    const std::string short_name = path_of(function).short_name();
    const std::string times = counted(what.rounds, "time");
    said.headline = short_name + " is not wait-free: it goes round again because of others";
    said.paragraph = names.subject(what.task) + " went round again " + times + " in one call of " + function +
                     names.at(names.place_of(what.stack)) + ", " + (what.rounds == 1 ? "" : "each time ") + "after " +
                     changed_object(what, names) + " was changed meanwhile";
    if (what.peer >= 0)
        said.paragraph += ": task \"" + names.task(what.peer) + "\" did so" + where_it_was_changed(what, names);
    said.paragraph += ". Nothing here shows a limit: more such changes, more rounds.";
    said.why = "a call is wait-free only if it ends within a number of own steps that others cannot raise";
    said.cure =
        "a limit of attempts and an answer for when they were in vain: then say it, by --retries N or by "
        "check::nonblocking{\"name\", own_steps}; or ask for lock-free, if that is what is promised";
    return said;
}

explanation keeps_each_other(const wire::finding& what, task_words& names) {
    explanation said;
    const std::string function = function_of(what);
    said.headline = path_of(function).short_name() + " is not lock-free: calls keep each other from ending";
    const std::string first = names.subject(what.task), second = "\"" + names.task(what.peer) + "\"";
    if (what.rounds == 0) {
        said.paragraph = first + " and " + second +
                         " took turns inside calls that must not wait, and none of these ended" +
                         names.at(names.place_of(what.stack)) + ". ";
    } else {
        said.paragraph =
            first + " went round again " + counted(what.rounds, "time") + " in one call of " + function +
            names.at(names.place_of(what.stack)) + ", and task " + second +
            " as often in its own; no call has ended meanwhile. Each changes what the other one had looked at";
        if (what.interference.depth != 0)
            said.paragraph += ": the last time " + second + " changed " + changed_object(what, names) +
                              where_it_was_changed(what, names);
        said.paragraph += ". ";
    }
    said.paragraph += "In these turns they go on for ever.";
    said.why = "of calls that go on, one has to come through, whatever turns they take";
    said.cure =
        "take effect by one compare-exchange, or finish what the other one has begun in the place of undoing it; "
        "waiting for different times (backing off) makes this rare and no more";
    return said;
}

}  // namespace

std::string class_word(progress_class which) {
    switch (which) {
        case progress_class::obstruction_free: return "obstruction-free";
        case progress_class::lock_free: return "lock-free";
        case progress_class::wait_free: return "wait-free";
        case progress_class::none: break;
    }
    return {};
}

std::string progress_sentence(const verdict& whole) {
    if (whole.calls.empty())
        return "--progress " + class_word(whole.progress) + ": no call was seen that promises not to wait (" +
               whole.promise + ")";
    const std::uint64_t worst = std::ranges::max_element(whole.calls, {}, &promised_call::worst)->worst;
    const std::uint64_t alone = std::ranges::max_element(whole.calls, {}, &promised_call::worst_alone)->worst_alone;
    std::string text = whole.complete ? "" : "in the executions that were run, ";
    text += (whole.inlined_promises.empty() ? "every call matching " + whole.promise
                                            : std::string("every call listed here")) +
            (whole.complete ? " is " : " was ") + class_word(whole.progress);
    switch (whole.progress) {
        case progress_class::wait_free:
            text += ": it ends within " + counted(worst, "own step") + ", whatever the others do";
            if (whole.retries > 0)
                text += ", and goes round again because of them at most " + counted(whole.retries, "time");
            return text;
        case progress_class::lock_free:
            return text + ": alone it ends within " + counted(alone, "own step") +
                   ", wherever the others stop, and no calls were found to keep each other from ending";
        default: return text + ": alone it ends within " + counted(alone, "own step") + ", wherever the others stop";
    }
}

bool is_about_rounds(const wire::finding& what) {
    if (what.kind != wire::finding_kind::promise || what.own_steps != 0) return false;
    return what.broken == progress_class::lock_free || what.broken == progress_class::wait_free;
}

explanation explain_rounds(const wire::finding& what, task_words& names) {
    return what.broken == progress_class::wait_free ? goes_round(what, names) : keeps_each_other(what, names);
}

std::string class_that_was_broken(const wire::finding& what) {
    if (what.kind != wire::finding_kind::promise || what.broken == progress_class::none) return {};
    if (what.broken == progress_class::obstruction_free)
        return " So the call is not even obstruction-free: if nobody else goes on, it never ends.";
    return " So the call is not " + class_word(what.broken) + ".";
}

}  // namespace pawl::check::report
