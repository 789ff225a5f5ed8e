// The song into a file, without a device: the same samples each time.
#pragma once

#include "apps/tablet/options.hpp"
#include "apps/tablet/script.hpp"

namespace tablet {

/// Times of the script are sound time: a button is pressed before the first batch that begins then or later. The exit status.
[[nodiscard]] int render_to_file(const options& asked, const script& presses);

}  // namespace tablet
