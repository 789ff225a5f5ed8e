#include "check/intercept/visible_places.hpp"

#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

constexpr std::size_t table_size = 1 << 16;
std::uint64_t table[table_size];
std::uint32_t count = 0;
bool grew = false;

constexpr std::uint64_t reading_run = 1 << 14, writing_run = 1 << 22, observed = 256;
std::uint64_t run = 0, last_step = 0;

// A few places; more mean that it is no busy wait.
struct few_places {
    static constexpr int most = 16;
    std::uint64_t key[most];
    const volatile void* at[most];
    int count = 0;

    bool holds(const volatile void* place) const {
        for (int i = 0; i < count; ++i)
            if (at[i] == place) return true;
        return false;
    }
    bool add(std::uint64_t one, const volatile void* place) {
        for (int i = 0; i < count; ++i)
            if (key[i] == one && at[i] == place) return true;
        if (count == most) return false;
        key[count] = one;
        at[count++] = place;
        return true;
    }
    bool add(const volatile void* place) { return add(0, place); }
};
few_places read_pc, read_at, written;
bool small = false;

void begin_look() {
    read_pc.count = read_at.count = written.count = 0;
    small = true;
}

std::size_t place_of(std::uint64_t pc) { return (pc * 0x9e3779b97f4a7c15u) >> 48; }

bool insert(std::uint64_t pc) {
    std::size_t i = place_of(pc);
    while (table[i] != 0) {
        if (table[i] == pc) return false;
        i = (i + 1) % table_size;
    }
    table[i] = pc;
    ++count;
    return true;
}

}  // namespace

void load_visible_places() {
    auto& places = machine::the_computer.session().visible;
    for (std::uint32_t i = 0; i < places.count; ++i) insert(places.pc[i]);
}

bool is_visible(std::uint64_t pc) {
    if (count == 0) return false;
    for (std::size_t i = place_of(pc); table[i] != 0; i = (i + 1) % table_size)
        if (table[i] == pc) return true;
    return false;
}

void make_visible(std::uint64_t pc) {
    auto& places = machine::the_computer.session().visible;
    if (pc == 0 || places.count == wire::max_visible_places || !insert(pc)) return;
    places.pc[places.count++] = pc;
    grew = true;
}

bool visible_places_grew() {
    const bool result = grew;
    grew = false;
    return result;
}

bool places_are_new() { return grew; }

void count_plain_access(std::uint64_t pc, const volatile void* at, bool write) {
    // Steps that are there because nothing else was are none.
    const std::uint64_t step = machine::the_computer.step() - machine::the_computer.computing_steps();
    if (step != last_step) {
        last_step = step;
        run = 0;
        return;
    }
    ++run;
    if (run < reading_run) return;
    const std::uint64_t phase = run % reading_run;
    if (phase == 0) begin_look();
    if (phase < observed) {
        if (write)
            small = small && written.add(at);
        else
            small = small && read_at.add(at) && read_pc.add(pc, at);
        return;
    }
    // A loop that writes as well may be a long computation: it gets far longer.
    if (phase != observed || !small || (written.count > 0 && run < writing_run)) return;
    bool any = false;
    for (int i = 0; i < read_pc.count; ++i) {
        if (written.holds(read_pc.at[i])) continue;
        make_visible(read_pc.key[i]);
        any = true;
    }
    // The rest of this execution means nothing any more: it would never end.
    if (any) machine::the_computer.fail(wire::finding_kind::too_long, "");
}

}  // namespace pawl::check::intercept
