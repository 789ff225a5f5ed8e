#include "check/descriptors/table.hpp"

#include "check/descriptors/loopback.hpp"
#include "check/machine/computer.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::descriptors {
namespace {

struct row {
    description* what;
    std::uint32_t generation;
};

own::vector<row> rows;

row* row_of(int number) {
    return number >= 0 && static_cast<std::size_t>(number) < rows.size() ? &rows[static_cast<std::size_t>(number)]
                                                                         : nullptr;
}

void mark(channel* c) {
    if (!c) return;
    c->gone = true;
    c->changed();
}

}  // namespace

// Whoever finds nothing behind a number has seen that another task closed it.
description* find(int number) {
    const row* found = row_of(number);
    if (found && !found->what && found->generation > 0 && machine::simulating())
        machine::the_computer.touches(machine::object_place(table_place().address, wire::touch::reads));
    return found ? found->what : nullptr;
}

std::uint32_t generation(int number) {
    const row* found = row_of(number);
    return found ? found->generation : 0;
}

void enter(int number, description& d) {
    if (!row_of(number)) rows.resize(static_cast<std::size_t>(number) + 1);
    row& fresh = *row_of(number);
    fresh.what = &d;
    ++fresh.generation;
    ++d.references;
}

bool leave(int number) {
    row* old = row_of(number);
    if (!old || !old->what) return false;
    description& d = *old->what;
    old->what = nullptr;
    ++old->generation;
    mark(d.in);
    mark(d.out);
    if (--d.references == 0) end_description(d);
    return true;
}

void restart() {
    rows.clear();
    restart_channels();
    restart_names();
}

}  // namespace pawl::check::descriptors
