// The command line.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>

namespace tablet {

/// What carries commands to the audio thread.
enum class command_channel : std::uint8_t {
    published,         ///< pawl::bounded_mpsc: a message is there in one step
    claim_then_write,  ///< as widely used ones do it: claim_then_write.hpp
};

struct options {
    std::string song;                   ///< a file
    std::optional<std::string> script;  ///< a file
    std::optional<std::string> out;     ///< a WAV file, instead of a device
    std::string backend;                ///< alsa, jack, paced; empty: alsa, and paced where there is no device
    std::string device;                 ///< of ALSA; the client's name of JACK
    std::optional<double> seconds;      ///< then it ends
    std::uint32_t period = 256;         ///< frames
    int priority = 70;                  ///< of the audio thread; 0: none
    int core = -1;                      ///< of the audio thread; -1: any
    bool misbehave = false;             ///< a sound computes for half a second where it may take a millisecond
    bool one_core = false;              ///< the script presses on that core too, below the audio thread
    command_channel channel = command_channel::published;
    std::optional<std::string> heard;  ///< a WAV file for what one heard of a simulated device
    bool web = false;
    std::optional<std::uint16_t> port;  ///< of the page, where it was given
    bool once = false;                  ///< the song is not played again
    unsigned watchdog = 200;            ///< milliseconds of silence of the audio thread after which it is told
    std::optional<std::string> report;  ///< a file for the last state, as JSON
};

/// What the program ends with instead of running: 0 after --help, --version, --list-buttons; 2 after a word that it does not know.
[[nodiscard]] std::expected<options, int> read_options(int count, const char* const* words);

}  // namespace tablet
