// Samples into a WAV file.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/sound/failure.hpp>
#include <pawl/sound/format.hpp>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {

enum class wav_samples : std::uint8_t {
    floats,        ///< 32 bits: what is read back is what was written
    sixteen_bits,  ///< rounded and cut off
};

/// Writes as it goes along; the header is right after finish(), and after a failure for what was written before it. Waits for the
/// disk: never on a render thread.
class wav_writer {
public:
    /// Makes the file, or empties it. not_written: it cannot be had (the message says why), or the format is impossible.
    [[nodiscard]] static std::expected<wav_writer, failure> create(const std::string& path, format shape,
                                                                   wav_samples kind = wav_samples::floats);
    wav_writer(wav_writer&& other) noexcept;
    wav_writer& operator=(wav_writer&& other) noexcept;
    /// Finishes; what fails then nobody hears.
    ~wav_writer();

    /// Whole frames. not_written: no room is left, say; from then on each call says so.
    [[nodiscard]] std::expected<void, failure> write(std::span<const sample> samples);
    /// Writes what is still to be written, and closes the file. The second time does nothing.
    [[nodiscard]] std::expected<void, failure> finish();

    [[nodiscard]] std::uint64_t frames() const noexcept { return samples_ / shape_.channels; }

private:
    wav_writer(std::string path, int file, format shape, wav_samples kind);
    std::expected<void, failure> flush();
    std::expected<void, failure> refuse(int error);
    [[nodiscard]] std::vector<std::byte> header() const;
    [[nodiscard]] std::size_t sample_size() const noexcept { return kind_ == wav_samples::floats ? 4 : 2; }

    std::string path_;
    int file_ = -1;
    format shape_;
    wav_samples kind_ = wav_samples::floats;
    std::uint64_t samples_ = 0, bytes_on_disk_ = 0;
    std::vector<std::byte> buffer_;
    failure failed_{};  // with a message: it has
};

/// All at once.
[[nodiscard]] std::expected<void, failure> write_wav(const std::string& path, format shape,
                                                     std::span<const sample> samples,
                                                     wav_samples kind = wav_samples::floats);

}  // namespace pawl::inline PAWL_PORT::sound
