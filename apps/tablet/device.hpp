// Which device plays, and what people are told about it.
#pragma once

#include <pawl/sound/format.hpp>
#include <pawl/sound/output.hpp>
#include <pawl/sound/paced.hpp>

#include <expected>
#include <string>

#include "apps/tablet/options.hpp"

namespace tablet {

struct opened_device {
    pawl::sound::output output;
    std::string name;                               ///< "alsa default"
    const pawl::sound::paced* simulated = nullptr;  ///< where it is one
    std::string note;                               ///< why it is not what one might have expected; empty: nothing
};

/// Not begun yet. watchdog: is told of each batch; null: nobody. Without a backend asked for by name: ALSA, and where that fails a simulated device, with a note. The error is a
/// line for people.
[[nodiscard]] std::expected<opened_device, std::string> open_device(const options& asked, pawl::sound::format wanted,
                                                                    pawl::watchdog* watchdog = nullptr);

/// "paced, 48000 Hz, 2 channels, 256 frames (5.3 ms)"
[[nodiscard]] std::string device_text(const opened_device& device);
/// "audio thread: SCHED_FIFO 70", or why not and what permits it.
[[nodiscard]] std::string priority_text(const opened_device& device, const options& asked);

}  // namespace tablet
