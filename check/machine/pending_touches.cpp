// What each alternative would touch: for strategies that look for races.
#include "check/machine/computer.hpp"

namespace pawl::check::machine {
namespace {

bool only_looks(wire::operation_kind kind) {
    switch (kind) {
        case wire::operation_kind::load:
        case wire::operation_kind::read_clock:
        case wire::operation_kind::yield:
        case wire::operation_kind::sleep:
        case wire::operation_kind::join: return true;
        default: return false;
    }
}

}  // namespace

void computer::state_touches(explore::pending_touch* touches) const {
    for (std::size_t i = 0; i < open_.count; ++i) {
        const wire::choice& one = open_.at[i];
        touches[i] = {};
        if (one.kind != wire::choice_kind::task || !tasks_[one.value]->pending) continue;
        const operation& op = *tasks_[one.value]->pending;
        touches[i] = {op.object, !only_looks(op.kind)};
    }
}

}  // namespace pawl::check::machine
