#include "observe/preload/waiting.hpp"

#include <cerrno>

#include "observe/preload/circle.hpp"
#include "observe/preload/messenger.hpp"

namespace pawl::observe::preload {
namespace {

wire::member facts_of(const circle& found, std::size_t index, std::int64_t moment) noexcept {
    const step& here = found.steps[index];
    wire::member m{};
    seen_wait wait;
    (void)here.waiting->read_wait(wait);  // it still waits: nobody in a circle goes on
    m.thread = number_of(*here.waiting);
    m.kind = wait.kind;
    m.object = here.held ? reinterpret_cast<std::uint64_t>(wait.object) : 0;
    m.stack = reinterpret_cast<std::uint64_t>(wait.stack);
    m.waits_for = moment - wait.since;
    m.wait_number = wait.number;
    m.waits_at = wait.at;
    if (here.held) {
        m.taken_known = true;
        m.taken_shared = here.held->how.load(std::memory_order_relaxed) == hold::shared;
        m.taken_at = here.held->taken_at();
    }
    return m;
}

void tell(const circle& found) noexcept {
    telling report;
    wire::message& message = report.facts();
    message.kind = wire::message_kind::deadlock;
    message.circle.length = static_cast<std::uint32_t>(found.length);
    message.circle.refused = options.refuse;
    const std::int64_t moment = now();
    for (std::size_t i = 0; i < found.length && i < wire::most_members; ++i)
        message.circle.members[i] = facts_of(found, i, moment);
    // The others stand still for ever, and this thread until the command has read all their stacks.
    report.send(true);
}

}  // namespace

bool refuse_if_closed(thread_record& mine) noexcept {
    if (!options.ready || mine.busy) return false;
    const int error = errno;
    circle found;
    const bool closes = closes_a_circle(mine, found);
    if (closes) {
        mine.busy = true;
        tell(found);
        mine.busy = false;
    }
    errno = error;
    if (!closes || !options.refuse) return false;
    mine.end_wait();
    return true;
}

}  // namespace pawl::observe::preload
