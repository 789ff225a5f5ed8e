// What was seen, as a person reads it.
#include <string>

#include "observe/report/stories.hpp"

namespace pawl::observe::report {
namespace {

using wire::wait_kind;

std::string base_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string line_of(const place_story& place) {
    if (place.line > 0) return base_of(place.file) + ':' + std::to_string(place.line);
    return place.module.empty() ? "an unknown place" : base_of(place.module);
}
std::string where(const place_story& place) {
    return (place.function.empty() ? "" : "in " + place.function + " ") + "at " + line_of(place);
}
std::string quoted(const std::string& name, std::uint32_t number) {
    return '"' + name + "\" (" + std::to_string(number) + ')';
}
std::string thread(const member_story& m) { return quoted(m.name, m.thread); }
std::string lock(const lock_story& l) { return l.kind + ' ' + l.name; }

std::string wanted(const member_story& m, const member_story& next) {
    switch (m.kind) {
        case wait_kind::join: return "the end of thread " + thread(next);
        case wait_kind::condition: return "a condition, and then for " + lock(m.lock) + " again";
        case wait_kind::read_lock: return lock(m.lock) + ", to read";
        case wait_kind::write_lock: return lock(m.lock) + ", to write";
        default: return lock(m.lock);
    }
}

std::string ago(std::int64_t nanoseconds) {
    const std::int64_t us = nanoseconds / 1000;
    if (us < 10'000) return std::to_string(us) + " us";
    if (us < 10'000'000) return std::to_string(us / 1000) + " ms";
    return std::to_string(us / 1'000'000) + " s";
}

std::string stack_text(const std::string& whose, const std::vector<place_story>& stack) {
    std::size_t widest = 0;
    for (const place_story& place : stack) widest = std::max(widest, place.function.size());
    std::string text = "  " + whose + '\n';
    for (const place_story& place : stack) {
        const std::string function = place.function.empty() ? "?" : place.function;
        text += "    " + function + std::string(widest + 2 - std::min(widest, function.size()), ' ') + line_of(place) +
                '\n';
    }
    return text;
}

std::string pair_text(const pair_story& pair, const lock_story& first, const lock_story& second) {
    return "  thread " + quoted(pair.name, pair.thread) + " takes " + first.name + ' ' + where(pair.held_at) +
           "\n    and then " + second.name + ' ' + where(pair.taken_at) + '\n';
}

}  // namespace

std::string text_of(const deadlock_story& story) {
    std::string text = "pawl watch: DEADLOCK in " + story.program + " (" + std::to_string(story.process) + ")" +
                       (story.refused ? ", refused" : "") + '\n';
    for (std::size_t i = 0; i < story.members.size(); ++i) {
        const member_story& m = story.members[i];
        const bool closes = i + 1 == story.length;
        const member_story& next = story.members[i + 1 == story.members.size() ? 0 : i + 1];
        text += "  thread " + thread(m) + (i == 0 ? " wants " : " waits for ") + wanted(m, next) +
                (i == 0 ? ", " : ", since " + ago(m.waits_for) + ", ") + where(m.waits_at) + '\n';
        if (m.kind == wait_kind::join) {
            if (closes) text += "    which does not end          <- the circle closes here\n";
            continue;
        }
        text += "    " + m.lock.name + " is held by " + (&next == &m ? "itself" : thread(next)) +
                (m.taken_shared ? ", which reads" : "") + ", taken " + where(m.taken_at) +
                (closes ? "          <- the circle closes here\n" : "\n");
    }
    if (story.length > story.members.size())
        text += "  ... and " + std::to_string(story.length - story.members.size()) + " more threads\n";
    text += '\n';
    for (const member_story& m : story.members) text += stack_text(thread(m), m.stack);
    return text;
}

std::string text_of(const order_story& story) {
    return "pawl watch: warning: " + lock(story.first) + " and " + lock(story.second) +
           " are taken in both orders in " + story.program + " (" + std::to_string(story.process) + ")\n" +
           pair_text(story.forth, story.first, story.second) + pair_text(story.back, story.second, story.first) +
           "  if both happen at once, neither thread goes on\n\n" +
           stack_text(quoted(story.forth.name, story.forth.thread) + ", with " + story.first.name + " held",
                      story.forth.stack) +
           stack_text(quoted(story.back.name, story.back.thread) + ", with " + story.second.name + " held",
                      story.back.stack);
}

std::string text_of(const left_story& story) {
    return "pawl watch: warning: thread " + quoted(story.name, story.thread) + " of " + story.program + " (" +
           std::to_string(story.process) + ") ended and still holds " + lock(story.lock) + ", taken " +
           where(story.taken_at) + '\n';
}

}  // namespace pawl::observe::report
