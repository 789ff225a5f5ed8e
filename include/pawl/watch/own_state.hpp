// What the locks that a task holds make of it. Its own business: nobody else reads this.
#pragma once

#include <pawl/port/port.hpp>

#include <cstdint>

namespace pawl::inline PAWL_PORT::watch {

struct own_state {
    std::uint64_t ranks = 0;    ///< a bit for each rank of which it holds a lock
    int ceiling = 0;            ///< the highest one of those that it holds; 0: none
    int preemption_off = 0;     ///< locks held that nobody may take the core from
    port::scheduling before{};  ///< how it ran before the first of these
};

}  // namespace pawl::inline PAWL_PORT::watch
