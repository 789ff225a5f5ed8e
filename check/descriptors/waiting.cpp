#include "check/descriptors/waiting.hpp"

#include "check/descriptors/table.hpp"

namespace pawl::check::descriptors {
namespace {

using machine::the_computer;

bool can_go_on(const machine::operation& op, const machine::task&) {
    const auto& w = static_cast<const waiting&>(op);
    return w.possible(w);
}
int nobody(const machine::operation&) { return -1; }  // anybody may write
constexpr machine::wait_rule wait_rule{can_go_on, nobody};

}  // namespace

waiting::waiting(wire::descriptor_call which) {
    kind = wire::operation_kind::descriptor;
    size = static_cast<std::uint8_t>(which);
    uses = use_;
    use_count = 0;
}

void waiting::touch(machine::sync_object& place, wire::touch how, std::uint8_t needs, std::uint8_t was_ready) {
    if (all_ == most) return;  // as many as make a footprint of everything
    channels_[all_] = nullptr;
    use_[all_++] = {&place, how, needs, was_ready};
    use_count = all_;
}

void waiting::touch(const channel* c, wire::touch how, std::uint8_t needs) {
    if (!c || all_ == most) return;
    touch(*c->place, how, needs);
    channels_[all_ - 1] = c;
}

void waiting::settle(bool waited) {
    for (int i = 0; i < all_; ++i) {
        if (channels_[i]) use_[i].was_ready = channels_[i]->conditions();
        // What was not so was not what ended the wait.
        if (!waited || !(use_[i].needs & use_[i].was_ready)) use_[i].needs = 0;
    }
}

void waiting::about(const channel* c) {
    if (!c) return;
    object = c->place->address;
    target = c->place;
}

void waiting::on(description& d) {
    of = &d;
    ++d.references;
    held_ = &d;
}

// Whoever is inside a call keeps what it uses open, even where no number leads there any more.
waiting::~waiting() {
    if (!held_ || --held_->references > 0) return;
    for (const channel* c : {held_->in, held_->out})
        if (c) the_computer.touches(machine::object_place(c->place->address, wire::touch::writes));
    end_description(*held_);
}

turn take_turn(waiting& w, bool may_wait, std::int64_t deadline) {
    machine::task& me = machine::current_task();
    if (me.interrupt && may_wait && !w.possible(w))
        the_computer.fail(wire::finding_kind::misuse, "an interrupt handler waits for a descriptor");
    w.rule = may_wait ? &wait_rule : nullptr;
    w.deadline = may_wait ? deadline : machine::no_deadline;
    w.cancellable = may_wait && !me.unwinding;
    for (;;) {
        the_computer.perform(w);
        w.settle(may_wait);
        if (w.possible(w)) return turn::possible;
        w.outcome = w.timed_out ? 2 : 0;
        if (w.timed_out) return turn::late;
        if (!may_wait) return turn::refused;
        if (me.cancel_pending && !me.cancel_disabled) return turn::cancelled;
        w.outcome = 1;
        the_computer.done(w);
    }
}

}  // namespace pawl::check::descriptors
