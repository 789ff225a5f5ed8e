// poll() and its relatives.
#include <errno.h>
#include <sys/syscall.h>

#include "check/descriptors/happens_before.hpp"
#include "check/descriptors/poll_set.hpp"
#include "check/descriptors/program_memory.hpp"
#include "check/descriptors/table.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::descriptors {
namespace {

using machine::the_computer;
namespace condition = machine::condition;
constexpr short always = POLLERR | POLLHUP | POLLNVAL;

// Files and terminals: nobody within the program makes them ready, so now is as good as any time.
short really_ready(const pollfd& one) {
    pollfd copy{one.fd, one.events, 0};
    own::kernel::call(SYS_poll, reinterpret_cast<long>(&copy), 1, 0);
    return copy.revents;
}

// What each number stands for when the call begins: one that is closed meanwhile is looked at all the same.
struct looked_at {
    const pollfd* asked;
    const description** of;
    std::uint64_t count;
};

short ready_now(const pollfd& one, const description* d) {
    if (one.fd < 0) return 0;
    return d ? static_cast<short>(readiness(*d) & (one.events | always)) : really_ready(one);
}

bool one_is_ready(const waiting& w) {
    const auto& all = *static_cast<const looked_at*>(w.more);
    for (std::uint64_t i = 0; i < all.count; ++i)
        if (ready_now(all.asked[i], all.of[i])) return true;
    return false;
}

void touch_all(waiting& w, const looked_at& all) {
    for (std::uint64_t i = 0; i < all.count; ++i) {
        const description* d = all.of[i];
        if (!d) continue;
        if (!w.object) w.about(d->in ? d->in : d->out);
        const bool asks_for_room = (all.asked[i].events & (POLLOUT | POLLWRNORM | POLLWRBAND)) != 0;
        const bool asks_for_more = (all.asked[i].events & ~(POLLOUT | POLLWRNORM | POLLWRBAND)) != 0;
        const bool room_is_inside = d->kind == description_kind::event_counter;
        // Exactly what it waits for: see docs/reduction.md.
        const int needs = (asks_for_more ? condition::to_read : 0) |
                          (asks_for_room && room_is_inside ? condition::to_write : 0);
        if (d->in && (asks_for_more || !d->out))
            w.touch(d->in, wire::touch::reads, static_cast<std::uint8_t>(needs));
        if (d->out && (asks_for_room || !d->in)) w.touch(d->out, wire::touch::reads, condition::to_write);
    }
}

}  // namespace

int look(pollfd* list, std::uint64_t count, std::int64_t deadline, const std::uint64_t* frame) {
    using wire::descriptor_call;
    waiting w{count > 1 ? descriptor_call::look_at_some : descriptor_call::look};
    looked_at all{list, nullptr, count};
    all.of = static_cast<const description**>(machine::execution_memory(count * sizeof(description*)));
    for (std::uint64_t i = 0; i < count; ++i) all.of[i] = list[i].fd < 0 ? nullptr : find(list[i].fd);
    w.more = &all;
    w.possible = one_is_ready;
    touch_all(w, all);
    const bool may_wait = deadline > the_computer.now();
    for (;;) {
        std::int64_t first = deadline;  // or a timer's end
        for (std::uint64_t i = 0; i < count; ++i)
            if (all.of[i] && ready_at(*all.of[i]) < first) first = ready_at(*all.of[i]);
        const turn now = take_turn(w, may_wait, first);
        int ready = 0;
        note_written(list, count * sizeof(pollfd));
        for (std::uint64_t i = 0; i < count; ++i) {
            list[i].revents = ready_now(list[i], all.of[i]);
            ready += list[i].revents != 0;
            if (all.of[i] && all.of[i]->in && list[i].revents) acquire_from(*all.of[i]->in);
        }
        w.settle(may_wait && ready == 1);
        if (ready > 0) w.outcome = 1;
        const bool timer_set_anew = now == turn::late && ready == 0 && the_computer.now() < deadline;
        the_computer.done(w, frame);
        if (now == turn::cancelled) return -EINTR;
        if (!timer_set_anew) return ready;
    }
}

}  // namespace pawl::check::descriptors
