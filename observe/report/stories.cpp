#include "observe/report/stories.hpp"

#include <algorithm>
#include <optional>

#include "check/report/function_path.hpp"
#include "check/report/safe_text.hpp"

namespace pawl::observe::report {
namespace {

using wire::wait_kind;

place_story place_of(const source_frame& frame) {
    return {check::report::path_of(frame.function).short_name(), frame.file, frame.line, frame.module};
}

place_story place_of(const wire::place& place, process_view& view) {
    const std::optional<source_frame> frame = view.line_of(place);
    return frame ? place_of(*frame) : place_story{};
}

std::vector<place_story> places_of(const std::vector<source_frame>& frames) {
    std::vector<place_story> places;
    for (const source_frame& frame : frames) places.push_back(place_of(frame));
    return places;
}

lock_story lock_of(std::uint64_t address, bool reads_and_writes, process_view& view) {
    return {reads_and_writes ? "rwlock" : "mutex", view.lock_name(address), address};
}

std::string name_of(const wire::thread_name& name) {
    const char* const end = std::find(name.text, name.text + wire::most_name, '\0');
    return check::report::valid_utf8({name.text, end});
}

member_story member_of(const wire::member& facts, process_view& view) {
    member_story story;
    story.thread = facts.thread;
    story.name = view.thread_name(facts.thread);
    story.kind = facts.kind;
    story.waits_for = facts.waits_for;
    if (facts.kind != wait_kind::join)
        story.lock =
            lock_of(facts.object, facts.kind == wait_kind::read_lock || facts.kind == wait_kind::write_lock, view);
    story.taken_shared = facts.taken_shared;
    if (facts.taken_known) story.taken_at = place_of(facts.taken_at, view);
    std::vector<source_frame> stack = view.stack_of(facts.thread);
    if (stack.empty()) stack = view.stack_of(facts.waits_at);
    story.stack = places_of(stack);
    // The call's own place leads to the line that waits even where the stack begins in a library.
    story.waits_at = place_of(facts.waits_at, view);
    const auto own = std::ranges::find_if(story.stack, [](const place_story& place) { return place.line > 0; });
    if (story.waits_at.line == 0 && own != story.stack.end()) story.waits_at = *own;
    return story;
}

pair_story pair_of(const wire::ordered_pair& facts, const wire::call_path& path, process_view& view) {
    return {facts.thread, name_of(facts.name), place_of(facts.held_at, view), place_of(facts.taken_at, view),
            places_of(view.stack_of(path))};
}

}  // namespace

deadlock_story story_of(const wire::deadlock& facts, process_view& view) {
    deadlock_story story{view.process(), view.program(), facts.refused, facts.length, {}};
    for (std::size_t i = 0; i < facts.length && i < wire::most_members; ++i)
        story.members.push_back(member_of(facts.members[i], view));
    return story;
}

order_story story_of(const wire::order& facts, process_view& view) {
    return {view.process(),
            view.program(),
            lock_of(facts.first, facts.first_reads, view),
            lock_of(facts.second, facts.second_reads, view),
            pair_of(facts.forth, facts.forth_path, view),
            pair_of(facts.back, facts.back_path, view)};
}

left_story story_of(const wire::owner_ended& facts, process_view& view) {
    return {view.process(),
            view.program(),
            facts.thread,
            name_of(facts.name),
            lock_of(facts.object, false, view),
            place_of(facts.taken_at, view)};
}

}  // namespace pawl::observe::report
