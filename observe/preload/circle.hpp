// Who waits for whom, followed until the circle closes or nobody is left who waits.
#pragma once

#include <cstddef>
#include <cstdint>

#include "observe/preload/thread_record.hpp"

namespace pawl::observe::preload {

/// One thread of a circle, and how the next one holds what it waits for; held is null where it waits for that one's end.
struct step {
    const thread_record* waiting;
    std::uint32_t wait_number;
    const held_lock* held;
};

/// The circle that the caller's wait has closed. Longer ones than the most are not found.
struct circle {
    static constexpr std::size_t most = 48;
    std::size_t length = 0;
    step steps[most];
};

/// mine has published its wait. True: nobody in the circle will ever go on. Two looks that saw the same waits: each of
/// these threads has waited from the first look to the second, so none of them can have given anything up in between.
[[nodiscard]] bool closes_a_circle(const thread_record& mine, circle& found) noexcept;

}  // namespace pawl::observe::preload
