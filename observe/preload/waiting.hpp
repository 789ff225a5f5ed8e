// A wait that others can see, and what is done when it closes a circle.
#pragma once

#include "observe/preload/thread_record.hpp"

namespace pawl::observe::preload {

/// mine has published a wait without an end. If it closes a circle that is told. True: it is to be refused, and over.
[[nodiscard]] bool refuse_if_closed(thread_record& mine) noexcept;

}  // namespace pawl::observe::preload
