#include "check/intercept/visible_places.hpp"

#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

constexpr std::size_t table_size = 1 << 16;
std::uint64_t table[table_size];
std::uint32_t count = 0;
bool grew = false;

constexpr std::uint64_t suspicious_run = 1 << 14, observed = 256;
constexpr int few = 8;
std::uint64_t run = 0, last_step = 0;
std::uint64_t busy_pc[few];
const volatile void* busy_at[few];
int busy_pcs = 0, busy_places = 0;
bool busy = false;

std::size_t place_of(std::uint64_t pc) { return (pc * 0x9e3779b97f4a7c15u) >> 48; }

bool insert(std::uint64_t pc)
{
    std::size_t i = place_of(pc);
    while (table[i] != 0) {
        if (table[i] == pc) return false;
        i = (i + 1) % table_size;
    }
    table[i] = pc;
    ++count;
    return true;
}

template <class T>
bool among(T* list, int& length, T one)
{
    for (int i = 0; i < length; ++i)
        if (list[i] == one) return true;
    if (length == few) return false;
    list[length++] = one;
    return true;
}

}  // namespace

void load_visible_places()
{
    auto& places = machine::the_computer.session().visible;
    for (std::uint32_t i = 0; i < places.count; ++i) insert(places.pc[i]);
}

bool is_visible(std::uint64_t pc)
{
    if (count == 0) return false;
    for (std::size_t i = place_of(pc); table[i] != 0; i = (i + 1) % table_size)
        if (table[i] == pc) return true;
    return false;
}

void make_visible(std::uint64_t pc)
{
    auto& places = machine::the_computer.session().visible;
    if (pc == 0 || places.count == wire::max_visible_places || !insert(pc)) return;
    places.pc[places.count++] = pc;
    grew = true;
}

bool visible_places_grew()
{
    const bool result = grew;
    grew = false;
    return result;
}

void count_plain_access(std::uint64_t pc, const volatile void* at, bool write)
{
    if (machine::the_computer.step() != last_step) {
        last_step = machine::the_computer.step();
        run = 0;
        return;
    }
    ++run;
    if (run < suspicious_run) return;
    const std::uint64_t phase = run % suspicious_run;
    if (phase == 0) busy_pcs = busy_places = 0, busy = true;
    if (phase < observed) {
        if (write || !among(busy_pc, busy_pcs, pc) || !among(busy_at, busy_places, at)) busy = false;
    } else if (phase == observed && busy) {
        for (int i = 0; i < busy_pcs; ++i) make_visible(busy_pc[i]);
        // The rest of this execution means nothing any more: it would never end.
        machine::the_computer.fail(wire::finding_kind::too_long, "");
    }
}

}  // namespace pawl::check::intercept
