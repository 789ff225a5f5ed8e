// The song on a device, with everybody who presses buttons.
#pragma once

#include "apps/tablet/options.hpp"
#include "apps/tablet/script.hpp"

namespace tablet {

/// Until somebody quits, the song or the time is over. The exit status.
[[nodiscard]] int play(const options& asked, const script& presses);

}  // namespace tablet
