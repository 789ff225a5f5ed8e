// Comparing footprints: may two events change places?
#pragma once

#include "check/wire/footprint.hpp"

namespace pawl::check::explore {

inline void add(wire::footprint& to, const wire::touched_place& place) {
    for (int i = 0; i < to.count; ++i) {
        wire::touched_place& known = to.at[i];
        if (known.key != place.key || known.bytes != place.bytes) continue;
        // One event, one look at the place: the stronger of the two, and what held before the first.
        if (known.how != wire::touch::writes) known.how = place.how;
        known.needs = known.needs && place.needs ? known.needs | place.needs : 0;
        return;
    }
    if (to.count == wire::footprint::most)
        to.everything = true;
    else
        to.at[to.count++] = place;
}

inline bool conflict(const wire::touched_place& a, const wire::touched_place& b) {
    if (a.key != b.key || (a.bytes & b.bytes) == 0) return false;
    if (a.how == wire::touch::follows || b.how == wire::touch::follows) return false;
    return a.how == wire::touch::writes || b.how == wire::touch::writes;
}

inline bool independent(const wire::footprint& a, const wire::footprint& b) {
    if (a.everything || b.everything) return false;
    for (int i = 0; i < a.count; ++i)
        for (int j = 0; j < b.count; ++j)
            if (conflict(a.at[i], b.at[j])) return false;
    return true;
}

}  // namespace pawl::check::explore
