#include "check/descriptors/poll_set.hpp"

#include <errno.h>
#include <sys/syscall.h>

#include <cstring>

#include "check/descriptors/happens_before.hpp"
#include "check/descriptors/program_memory.hpp"
#include "check/descriptors/table.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::descriptors {
namespace {

using machine::the_computer;
namespace condition = machine::condition;
constexpr std::uint32_t of_poll = EPOLLIN | EPOLLOUT | EPOLLERR | EPOLLHUP | EPOLLRDHUP | EPOLLPRI;

short readiness_of(const poll_member& m) {
    const auto asked = static_cast<short>((m.asked.events & of_poll) | POLLERR | POLLHUP);
    if (m.of) return static_cast<short>(readiness(*m.of) & asked);
    pollfd one{m.number, asked, 0};
    own::kernel::call(SYS_poll, reinterpret_cast<long>(&one), 1, 0);
    return static_cast<short>(one.revents & asked);
}

// Edge-triggered: something has come since it was last told.
std::uint32_t state_of(const poll_member& m) {
    if (!m.of) return 0;
    return (m.of->in ? m.of->in->arrivals : 0) + (m.of->out ? m.of->out->departures : 0);
}

short to_tell(const poll_member& m) {
    if (m.spent) return 0;
    const short ready = readiness_of(m);
    if (!ready || !(m.asked.events & EPOLLET)) return ready;
    return m.told == ready && m.seen == state_of(m) ? short{0} : ready;
}

poll_member* member(const description& set, const description* of, int number) {
    for (poll_member* m = set.members; m; m = m->next_in_set)
        if (m->number == number && m->of == of) return m;
    return nullptr;
}

void unlink_from_set(poll_member& m) {
    poll_member** at = &m.set->members;
    while (*at && *at != &m) at = &(*at)->next_in_set;
    if (*at) *at = m.next_in_set;
}

void unlink_from_description(poll_member& m) {
    if (!m.of) return;
    poll_member** at = &m.of->watched_by;
    while (*at && *at != &m) at = &(*at)->next_of;
    if (*at) *at = m.next_of;
}

int change(description& set, description* of, int operation, int number, const epoll_event* event) {
    poll_member* known = member(set, of, number);
    if (operation == EPOLL_CTL_ADD) {
        if (known) return -EEXIST;
        known = static_cast<poll_member*>(machine::execution_memory(sizeof(poll_member)));
        std::memset(static_cast<void*>(known), 0, sizeof *known);
        known->set = &set;
        known->of = of;
        known->number = number;
        poll_member** end = &set.members;  // told in the order in which they were added
        while (*end) end = &(*end)->next_in_set;
        *end = known;
        if (of) {
            known->next_of = of->watched_by;
            of->watched_by = known;
        }
    }
    if (!known) return -ENOENT;
    if (operation == EPOLL_CTL_DEL) {
        unlink_from_set(*known);
        unlink_from_description(*known);
        return 0;
    }
    known->asked = *event;
    known->spent = false;
    known->told = 0;
    return 0;
}

int ready_members(const description& set) {
    int count = 0;
    for (const poll_member* m = set.members; m; m = m->next_in_set) count += to_tell(*m) != 0;
    return count;
}

bool something_to_tell(const waiting& w) { return any_ready(*w.of); }

// A level-triggered set only looks; otherwise what is told is not told again.
void touch_members(waiting& w, const description& set) {
    bool only_looks = true;
    for (const poll_member* m = set.members; m; m = m->next_in_set)
        only_looks = only_looks && !(m->asked.events & (EPOLLET | EPOLLONESHOT));
    w.touch(set.in, only_looks ? wire::touch::reads : wire::touch::writes);
    for (const poll_member* m = set.members; m; m = m->next_in_set) {
        if (!m->of || m->spent) continue;
        // An edge that was told is no more than a look away: what it waits for is then not what holds of the channel.
        const bool level = !(m->asked.events & EPOLLET);
        const bool room_is_inside = m->of->kind == description_kind::event_counter;
        const int needs = (m->asked.events & (EPOLLIN | EPOLLRDHUP) ? condition::to_read : 0) |
                          (m->asked.events & EPOLLOUT && room_is_inside ? condition::to_write : 0);
        if (m->of->in && (m->asked.events & (EPOLLIN | EPOLLRDHUP | EPOLLPRI) || !m->of->out))
            w.touch(m->of->in, wire::touch::reads, level ? static_cast<std::uint8_t>(needs) : std::uint8_t{0});
        if (m->of->out && (m->asked.events & EPOLLOUT || !m->of->in))
            w.touch(m->of->out, wire::touch::reads, level ? condition::to_write : std::uint8_t{0});
    }
}

int tell(description& set, epoll_event* events, int most) {
    int count = 0;
    for (poll_member* m = set.members; m && count < most; m = m->next_in_set) {
        const short ready = to_tell(*m);
        if (!ready) continue;
        epoll_event one = m->asked;
        one.events = static_cast<std::uint32_t>(static_cast<unsigned short>(ready));
        write_to_program(&events[count++], &one, sizeof one);
        m->told = ready;
        m->seen = state_of(*m);
        m->spent = (m->asked.events & EPOLLONESHOT) != 0;
        if (m->of && m->of->in) acquire_from(*m->of->in);
    }
    return count;
}

}  // namespace

bool any_ready(const description& set) {
    for (const poll_member* m = set.members; m; m = m->next_in_set)
        if (to_tell(*m)) return true;
    return false;
}

std::int64_t set_ready_at(const description& set) {
    std::int64_t first = machine::no_deadline;
    for (const poll_member* m = set.members; m; m = m->next_in_set)
        if (m->of && !m->spent && ready_at(*m->of) < first) first = ready_at(*m->of);
    return first;
}

void leave_poll_sets(description& d) {
    while (poll_member* m = d.watched_by) {
        the_computer.touches(machine::object_place(m->set->in->place->address, wire::touch::writes));
        unlink_from_set(*m);
        unlink_from_description(*m);
    }
    while (poll_member* m = d.members) {
        unlink_from_set(*m);
        unlink_from_description(*m);
    }
}

int change_set(int set, int operation, int number, const epoll_event* event) {
    description* s = find(set);
    if (!s || s->kind != description_kind::poll_set) return -EINVAL;
    description* of = find(number);
    if (of == s) return -EINVAL;
    waiting w{wire::descriptor_call::change_set};
    w.about(s->in);
    w.touch(s->in, wire::touch::writes);
    if (of) w.touch(of->in ? of->in : of->out, wire::touch::writes);
    the_computer.perform(w);
    w.settle(false);
    const int result = change(*s, of, operation, number, event);
    w.outcome = result == 0;
    s->in->changed();
    release_into(*s->in);
    the_computer.done(w);
    return result;
}

int wait_for_set(int set, epoll_event* events, int most, std::int64_t deadline, const std::uint64_t* frame) {
    if (most <= 0) return -EINVAL;
    const bool may_wait = deadline > the_computer.now();
    for (;;) {
        description* s = find(set);
        if (!s) return -EBADF;
        if (s->kind != description_kind::poll_set) return -EINVAL;
        waiting w{wire::descriptor_call::wait_for_set};
        w.of = s;
        w.possible = something_to_tell;
        w.about(s->in);
        touch_members(w, *s);
        const std::int64_t timer = set_ready_at(*s);
        const turn now = take_turn(w, may_wait, timer < deadline ? timer : deadline);
        // Members may have come and gone while it waited.
        w.forget_places();
        touch_members(w, *s);
        w.settle(may_wait && ready_members(*s) == 1);
        acquire_from(*s->in);
        const int count = tell(*s, events, most);
        if (count > 0) w.outcome = 1;
        const bool timer_set_anew = now == turn::late && count == 0 && the_computer.now() < deadline;
        the_computer.done(w, frame);
        if (now == turn::cancelled) return -EINTR;
        if (!timer_set_anew) return count;
    }
}

}  // namespace pawl::check::descriptors
