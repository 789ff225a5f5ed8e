// Why a file could not be played or a device not be opened: for programs, and in a sentence for people.
#pragma once

#include <pawl/port/port.hpp>

#include <cstdint>
#include <string>

namespace pawl::inline PAWL_PORT::sound {

enum class trouble : std::uint8_t {
    missing,               ///< no file of that name
    unreadable,            ///< it may not be read, or reading failed
    not_a_file,            ///< a folder, say
    empty,                 ///< no frame in it
    unknown_format,        ///< nothing that a decoder knows; mislabelled, perhaps
    truncated,             ///< it ends before its header says so
    too_large,             ///< more than was permitted
    unsupported_rate,      ///< outside lowest_rate to highest_rate, or not the device's
    unsupported_channels,  ///< more than most_channels, or not the device's
    no_device,
    device_busy,
    device_failed,  ///< it was there and went away, or said no
    not_written,    ///< a file that was to be written: no room, no permission
    no_memory,
};

/// A value, and what to tell people: "song.ogg: no such file".
struct failure {
    trouble what{};
    std::string message;
};

}  // namespace pawl::inline PAWL_PORT::sound
