// Where the running program meets the order of locks.
#include "check/machine/computer.hpp"
#include "check/machine/lock_order.hpp"

namespace pawl::check::machine {
namespace {

lock_order::handler tell = nullptr;

}  // namespace

void tell_lock_circles_to(lock_order::handler found) { tell = found; }

void note_lock_order_slowly(const task& me, const void* lock, const call_site& site) {
    if (!tell) return;
    const auto& all = the_computer.tasks();
    const known_lives known = lives_before(me, all.begin(), static_cast<std::uint32_t>(all.size()));
    locks_of_the_search().note(me, known, reinterpret_cast<std::uint64_t>(lock), site, tell);
}

}  // namespace pawl::check::machine
