#include "check/descriptors/table.hpp"

#include "check/descriptors/loopback.hpp"
#include "check/machine/computer.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::descriptors {
namespace {

struct row {
    description* what;
    bool used;  // something simulated stood here in this execution
};

own::vector<row> rows;

row* row_of(int number) {
    return number >= 0 && static_cast<std::size_t>(number) < rows.size() ? &rows[static_cast<std::size_t>(number)]
                                                                         : nullptr;
}

void touch(machine::sync_object& place, wire::touch how) {
    machine::the_computer.touches(machine::object_place(place.address, how));
}

}  // namespace

description* find(int number) {
    const row* found = row_of(number);
    if (!found || !found->used) return nullptr;
    if (machine::simulating()) touch(number_place(number), wire::touch::reads);
    return found->what;
}

void enter(int number, description& d) {
    if (!row_of(number)) rows.resize(static_cast<std::size_t>(number) + 1);
    row& fresh = *row_of(number);
    fresh.what = &d;
    fresh.used = true;
    touch(number_place(number), wire::touch::writes);
    ++d.references;
}

bool leave(int number) {
    row* old = row_of(number);
    if (!old || !old->what) return false;
    description& d = *old->what;
    old->what = nullptr;
    touch(number_place(number), wire::touch::writes);
    if (--d.references == 0) end_description(d);
    return true;
}

void restart() {
    rows.clear();
    restart_channels();
    restart_names();
}

}  // namespace pawl::check::descriptors
