// Sounds that stand in files: wav, flac, ogg, mp3 and whatever else libsndfile reads. What a file is, its content says; its name
// says nothing.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/sound/failure.hpp>
#include <pawl/sound/format.hpp>
#include <pawl/sound/memory_sound.hpp>
#include <pawl/sound/owned.hpp>
#include <pawl/sound/streamed_sound.hpp>

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// What was found in a file.
struct file_facts {
    std::string name;        ///< as it was given
    std::string kind;        ///< "WAV (Microsoft), Signed 16 bit PCM"
    format shape{};          ///< its own; whoever plays it converts
    std::uint64_t frames{};  ///< there are; of a file that is streamed: its header promises. 0: it does not say
    std::string
        note;  ///< what a person should know although it plays: "song.wav: ends after 3 of 10 s". Empty: nothing
};

struct loaded_file {
    memory_sound sound;  ///< copies share the samples: sound.data()
    file_facts facts;
};
struct streamed_file {
    streamed_sound sound;
    file_facts facts;
};
struct opened_file {
    owned_sound sound;
    file_facts facts;
};

/// 23 minutes of 48,000 stereo frames a second.
inline constexpr std::uint64_t most_bytes_loaded = std::uint64_t{512} << 20;
/// 3 minutes of them: what is longer, open_file() streams.
inline constexpr std::uint64_t most_bytes_opened = std::uint64_t{64} << 20;

// These three wait for the disk and allocate: never on a render thread. A file that ends too early gives what is there, and a note.

/// The whole file, decoded. Refuses with too_large what takes more than most_bytes of memory; a header that claims more than
/// there is costs nothing.
[[nodiscard]] std::expected<loaded_file, failure> load(const std::string& path,
                                                       std::uint64_t most_bytes = most_bytes_loaded);
/// A file of any length: a thread of its own decodes ahead, about half a second to a second. Where that thread does not keep up the sound is
/// paused for so long.
[[nodiscard]] std::expected<streamed_file, failure> stream(const std::string& path, stream_settings settings = {});
/// load() what is small, stream() the rest.
[[nodiscard]] std::expected<opened_file, failure> open_file(const std::string& path,
                                                            std::uint64_t most_bytes = most_bytes_opened);

}  // namespace pawl::inline PAWL_PORT::sound
