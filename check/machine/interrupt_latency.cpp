// --real-time: for how many steps an interrupt that could come was kept away, and by which section.
#include "check/machine/computer.hpp"
#include "check/machine/measured.hpp"

namespace pawl::check::machine {

// The step is one that the interrupt would have to wait for. Its own handler going on does not count: how soon an interrupt may
// come again is not known.
bool computer::keeps_away(const interrupt_source& source, const task& by) const {
    if (&by == source.as) return false;
    if (by.interrupt && by.core == source.core && by.base_priority >= source.priority) return true;
    if (by.interrupts_masked == 0) return false;
    if (on().kind != wire::machine_kind::free)
        return by.interrupt || by.core < 0 || source.core < 0 || by.core == source.core;
    return (by.interrupt || by.core >= 0 ? by.core : static_cast<int>(by.id)) == source.core;
}

// Any of those steps may be the one before which it wants to come: from the first one it waits longest.
void computer::follow_masks(const task& by) {
    for (interrupt_source& source : interrupts_) {
        if (source.off || (source.times_left == 0 && !source.due)) {
            source.kept_away = 0, source.kept_by = nullptr;
            continue;
        }
        if (keeps_away(source, by)) {
            if (source.kept_away++ == 0) source.kept_by = &by, source.kept_further = false;
            source.kept_further = source.kept_further || source.kept_by != &by;
        } else {
            const bool elsewhere = on().cores != 1 && by.core >= 0 && source.core >= 0 && by.core != source.core;
            if (!elsewhere) source.kept_away = 0, source.kept_by = nullptr;
        }
        note_kept_away(source);
    }
}

}  // namespace pawl::check::machine
